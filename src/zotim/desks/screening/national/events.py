"""What the national list writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.proposal.drafted": pgettext_lazy("log", "drafted a proposal for a list"),
        "screening.proposal.changed": pgettext_lazy("log", "changed a proposal for a list"),
        "screening.proposal.evidenced": pgettext_lazy("log", "put in a file on which a proposal rests"),
        "screening.proposal.proposed": pgettext_lazy("log", "proposed an entry of a list"),
        "screening.proposal.withdrawn": pgettext_lazy("log", "withdrew a proposal for a list"),
        "screening.proposal.returned": pgettext_lazy("log", "returned a proposal for a list"),
        "screening.proposal.listed": pgettext_lazy("log", "listed what was proposed, as the second of two"),
        "screening.proposal.reviewed": pgettext_lazy("log", "began the review of an entry"),
        "screening.proposal.kept": pgettext_lazy("log", "kept an entry on a list, as the second of two"),
        "screening.proposal.delisted": pgettext_lazy("log", "took an entry off a list, as the second of two"),
        "screening.proposal.printed": pgettext_lazy("log", "made the paper of a decision on an entry"),
        "screening.proposal.opened": pgettext_lazy("log", "opened what a proposal holds"),
        "screening.decision.made": pgettext_lazy("log", "decided on a proposal as the first of two"),
        "screening.decision.carried": pgettext_lazy("log", "let a decision on a proposal take effect"),
        "screening.decision.returned": pgettext_lazy("log", "didn't agree with a decision on a proposal"),
        "screening.decision.dropped": pgettext_lazy("log", "a decision on a proposal fell away"),
    },
    seen={
        "screening.proposals.listed": pgettext_lazy("log", "looked at the proposals for lists"),
        "screening.proposals.exported": pgettext_lazy("log", "took the table of proposals for lists as a file"),
        "screening.proposal.viewed": pgettext_lazy("log", "looked at a proposal for a list"),
    },
)

kinds(
    {
        "screening.proposal": Kind(_("Proposal for a list"), page="proposal"),
        "screening.proposalevidence": Kind(_("File on which a proposal rests")),
        "screening.decision": Kind(_("Decision on a proposal")),
    }
)

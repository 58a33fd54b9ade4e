"""How long proposals are kept. Both lengths are proposals until the deployment's law is entered."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.screening.national.models import Decision, Proposal, ProposalEvidence
from zotim.desks.screening.national.policy import RETENTION

SOURCE = gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)")


def _parts(proposal: Proposal) -> list[QuerySet]:
    """Files and decisions go first. What the list said stays: it was published."""
    return [
        ProposalEvidence.objects.filter(proposal=proposal),
        Decision.objects.filter(proposal=proposal),
        Proposal.objects.filter(pk=proposal.pk),
    ]


rules(
    Rule(
        "screening.proposal.unlisted",
        _("Proposals of which nothing came, and what they rested on"),
        "screening.Proposal",
        "designation",
        months(24),
        since_field="moved_at",
        where=Q(state__in=["drafted", "returned", "withdrawn"]),
        parts=_parts,
        keyed=True,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
    Rule(
        "screening.proposal.delisted",
        _("Proposals whose entry was taken off the list, and what they rested on"),
        "screening.Proposal",
        "designation",
        months(120),
        since_field="moved_at",
        where=Q(state="delisted"),
        parts=_parts,
        keyed=True,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
)

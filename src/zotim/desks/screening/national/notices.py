"""What proposers and deciders are told: that something waits, never whom it is about; and officers of each channel:
that a list of this state says something new."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

ON_A_LIST = "listed"

kinds(
    Kind("screening.listed.entered", _("This state put somebody on a list"), ON_A_LIST, about=None),
    Kind("screening.listed.changed", _("An entry of a list of this state says something else"), ON_A_LIST, about=None),
    Kind("screening.listed.ended", _("This state took somebody off a list"), ON_A_LIST, about=None),
    Kind(
        "screening.proposal.proposed", _("A proposal for a list waits for its deciders"), "proposal",
        about=None, waits=Q(state="proposed"),
    ),
    Kind(
        "screening.decision.made", _("A decision on a proposal waits for its second decider"), "proposal",
        about=None, waits=Q(decisions__state="waiting"),
    ),
    Kind("screening.decision.returned", _("Another decider didn't agree with you"), "proposal", about=None),
    Kind(
        "screening.proposal.returned", _("A proposal of yours was returned"), "proposal",
        about=None, waits=Q(state="returned"),
    ),
    Kind("screening.proposal.listed", _("What you proposed was listed"), "proposal", about=None),
    Kind("screening.proposal.kept", _("What you proposed stays on the list"), "proposal", about=None),
    Kind("screening.proposal.delisted", _("An entry was taken off a list of this state"), "proposal", about=None),
    Kind(
        "screening.proposal.near", _("The review of an entry is near"), "proposal",
        about=None, waits=Q(state="listed"),
    ),
    Kind(
        "screening.proposal.reviewed", _("The review of an entry has begun"), "proposal",
        about=None, waits=Q(state="under_review"),
    ),
)  # fmt: skip

"""Who may merge two records that say the same, and take them apart. Nothing else decides it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.register.duplicates.models import Merger
from zotim.register.policy import CENTRE, UNMERGED, unmerged

actions(
    Action("register.duplicate.merge", _("Merge a record into another that says the same"), CENTRE, "register.duplicate.asked", UNMERGED, unmerged),
    Action("register.duplicate.decide", _("Confirm a merger that touches what was assessed"), CENTRE, "register.duplicate.decided"),
    Action("register.duplicate.undo", _("Take merged records apart again"), CENTRE, "register.duplicate.parted"),
)  # fmt: skip


@visible_to(Merger)
def mergers(actor: Actor, purpose: str) -> Q:
    """Why and by whom records were merged stays at the centre; that they were is said on their pages."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING

"""Who may do and see what about assistance. Nothing else decides it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.register.assistance.models import Assistance, Need, NeedMatch
from zotim.register.policy import (
    CENTRE,
    COORDINATOR,
    FOREIGN,
    OWN_BODY,
    REGISTER,
    own_and_units,
    own_body,
)

READERS = REGISTER | FOREIGN
KEEPERS = CENTRE | FOREIGN
"""Roles that keep what was pledged and given: the centre and the foreign ministry."""

actions(
    Action("register.need.list", _("List needs for assistance"), READERS, "register.needs.listed"),
    Action("register.need.view", _("See a need for assistance"), READERS, "register.need.viewed"),
    Action("register.need.add", _("Put in a need for assistance"), REGISTER, "register.need.added"),
    Action("register.need.approve", _("Approve a need that somebody else put in"), COORDINATOR, "register.need.decided"),
    Action("register.need.release", _("Release a need, so that donors may be asked"), COORDINATOR, "register.need.released"),
    Action("register.need.match", _("Match an offer to a need"), CENTRE, "register.need.matched"),
    Action("register.need.move", _("Say how far a need is met, or withdraw it"), REGISTER, "register.need.moved", OWN_BODY, own_body),
    Action("register.need.give", _("Make the list of needs for a donor"), CENTRE, "register.needs.given"),
    Action("register.assistance.list", _("List assistance given and received"), READERS, "register.assistances.listed"),
    Action("register.assistance.view", _("See assistance that was given or received"), READERS, "register.assistance.viewed"),
    Action("register.assistance.add", _("Put in assistance that was pledged"), KEEPERS, "register.assistance.added"),
    Action("register.assistance.move", _("Say how far assistance is"), KEEPERS, "register.assistance.moved"),
    Action("register.assistance.download", _("Download what shows that assistance was given"), READERS, "register.assistance.downloaded"),
)  # fmt: skip


@visible_to(Need)
def needs(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those of their bodies and the released ones; the foreign ministry these."""
    if actor.roles & CENTRE:
        return EVERYTHING
    if not actor.roles & READERS:
        return NOTHING
    return Q(classification="public") | Q(lead__in=own_and_units(actor))


@visible_to(Assistance)
def assistance(actor: Actor, purpose: str) -> Q:
    """Who keeps it sees all; a focal point what their bodies give or get, and what is public."""
    if actor.roles & KEEPERS:
        return EVERYTHING
    if "focal_point" in actor.roles:
        return Q(lead__in=own_and_units(actor)) | Q(classification="public")
    return NOTHING


@visible_to(NeedMatch)
def matches(actor: Actor, purpose: str) -> Q:
    """Whoever sees the need and the help sees that they were matched."""
    seen = Q(need__in=Need.objects.filter(needs(actor, purpose)).values("pk"))
    return seen & Q(assistance__in=Assistance.objects.filter(assistance(actor, purpose)).values("pk"))

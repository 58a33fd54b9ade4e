"""Who sees what an item met, and who may do what about it: whoever sees the item, and nobody more."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.content.intake.policy import blind, unbarred
from zotim.desks.content.law.policy import ADVISERS, READERS, SEE_ITEMS
from zotim.desks.content.matching.models import Asked, Clearance, Flood, HeldBack, Met, Reopening

actions(
    Action("content.met.view", _("Compare an item with an entry that it met"), SEE_ITEMS, "content.met.viewed"),
    Action("content.met.picture", _("See the pictures of both, blurred or not"), SEE_ITEMS, "content.met.pictured"),
    Action("content.item.clear", pgettext_lazy("right", "Clear an item that met what is protected"), ADVISERS, "content.item.cleared",
           relation=_("Nobody clears what they read")),
    Action("content.flood.list", _("See the floods"), SEE_ITEMS, "content.floods.listed"),
    Action("content.flood.view", _("See a flood"), SEE_ITEMS, "content.flood.viewed"),
    Action("content.flood.decide", _("Let a flood through, or close it"), READERS, "content.flood.decided"),
    Action("content.reopening.list", _("See closed items that may be opened again"), SEE_ITEMS, "content.reopenings.listed"),
    Action("content.reopening.view", _("See why a closed item may be opened again"), SEE_ITEMS, "content.reopening.viewed"),
    Action("content.reopening.decide", _("Open a closed item again, or leave it closed"), READERS,
           "content.reopening.decided"),
)  # fmt: skip


@visible_to(Clearance)
def clearances(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item, once they have read it: that it was cleared says that readers wanted something."""
    return of_items(actor, purpose) & ~blind(actor)


@visible_to(Met, Reopening, HeldBack, Asked)
def of_items(actor: Actor, purpose: str) -> Q:
    """Whoever sees the item: who is barred from it sees nothing of this either."""
    return unbarred(actor) if actor.roles & SEE_ITEMS else NOTHING


@visible_to(Flood)
def floods(actor: Actor, purpose: str) -> Q:
    """Whoever sees items; which of its items, each item's own predicate says."""
    return EVERYTHING if actor.roles & SEE_ITEMS else NOTHING

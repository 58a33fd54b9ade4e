"""Who may do what with lists. What is published is no secret: every officer of the desk reads it."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.desks.screening.lists.models import Companion, Listed, Source, Version

OFFICERS = {
    "finance": Role("finance_officer", _("Officer who screens payments and customers")),
    "travel": Role("travel_officer", _("Officer who screens travellers")),
}
"""Who works in which channel. A channel that isn't in this installation has no officers."""
DECIDERS = {
    "national": Role("national_decider", _("Decider of the national list")),
    "foreign": Role("foreign_decider", _("Decider of requests of other states")),
}
"""Who decides on entries, by what a list rests on."""
roles(
    Role("list_officer", _("Officer who keeps the lists")),
    Role("proposer", _("Officer who proposes entries of the national list")),
    *DECIDERS.values(),
    *(OFFICERS[channel] for channel in settings.ZOTIM_CHANNELS),
)

KEEPERS = frozenset({"list_officer"})
SCREENERS = frozenset(OFFICERS[channel].code for channel in settings.ZOTIM_CHANNELS)
PROPOSERS = frozenset({"proposer"})
READERS = KEEPERS | SCREENERS | PROPOSERS | {role.code for role in DECIDERS.values()}

actions(
    Action("screening.source.list", _("List the lists of designated people and bodies"), READERS, "screening.sources.listed"),
    Action("screening.source.view", _("See a list, its versions and its entries"), READERS, "screening.source.viewed"),
    Action("screening.source.export", _("Take what a list says now as a file"), READERS, "screening.source.taken"),
    Action("screening.source.add", pgettext_lazy("right", "Add a list"), KEEPERS, "screening.source.added"),
    Action("screening.source.change", _("Change what is known of a list"), KEEPERS, "screening.source.changed"),
    Action("screening.source.schedule", _("Have a list fetched from an address"), KEEPERS, "screening.source.scheduled"),
    Action("screening.version.take", _("Put in a new version of a list"), KEEPERS, "screening.version.taken"),
    Action("screening.version.view", _("See a version of a list and what it changed"), READERS, "screening.version.viewed"),
    Action("screening.version.decide", _("Let a version through that was held back, or refuse it"), KEEPERS, "screening.version.decided"),
    Action("screening.listed.view", _("See an entry of a list"), READERS, "screening.listed.viewed"),
)  # fmt: skip


@visible_to(Source, Version, Companion, Listed)
def lists(actor: Actor, purpose: str) -> Q:
    """Whoever works at the desk sees the lists; nobody else has anything to do with them here."""
    return EVERYTHING if actor.roles & READERS else NOTHING

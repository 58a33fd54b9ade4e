"""Who may do and see what about places. Nothing else decides it.

Places as they are: officers and the centre. Everybody else, and whatever leaves, has them through
:func:`~zotim.desks.stabilisation.places.outside.outside` alone.
"""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.desks.stabilisation.places.models import Area, AreaStatus, Boundary, Place
from zotim.register.policy import CENTRE, DOERS, REGISTER

roles(Role("stabilisation_officer", _("Officer for stabilisation"), kinds=DOERS))

OFFICERS = frozenset({"stabilisation_officer"})
READERS = OFFICERS | CENTRE
"""Those who see places as they are."""
LOOKERS = OFFICERS | REGISTER
"""Those who see areas, and of places what is told outside."""


def _used(actor: Actor, place: Place) -> bool:
    return place.state == "used"


def _uncorrected(actor: Actor, entry: Any) -> bool:
    return not hasattr(entry, "corrected_by")


USED = _("while the place is used")
UNCORRECTED = _("an entry that nobody corrected yet")

actions(
    Action("stabilisation.area.map", _("See the map of areas and of what is told of places"), LOOKERS, "stabilisation.map.viewed"),
    Action("stabilisation.area.list", _("List areas"), LOOKERS, "stabilisation.areas.listed"),
    Action("stabilisation.area.view", _("See an area with the history of its status"), LOOKERS, "stabilisation.area.viewed"),
    Action("stabilisation.area.add", pgettext_lazy("right", "Put an area on record"), OFFICERS, "stabilisation.area.added"),
    Action("stabilisation.area.change", _("Put right the name, code or point of an area"), OFFICERS, "stabilisation.area.changed"),
    Action("stabilisation.area.bound", _("Import outlines of areas"), OFFICERS, "stabilisation.boundaries.imported"),
    Action("stabilisation.area.take", _("Take in areas from a file"), OFFICERS, "stabilisation.areas.taken"),
    Action("stabilisation.area.file", _("Take the areas as a file (HXL)"), LOOKERS, "stabilisation.areas.exported"),
    Action("stabilisation.areastatus.enter", _("Enter the status of an area, with its source"), OFFICERS, "stabilisation.areastatus.entered"),
    Action("stabilisation.areastatus.correct", _("Correct an entry of an area's history by another one"), OFFICERS, "stabilisation.areastatus.corrected", UNCORRECTED, _uncorrected),
    Action("stabilisation.place.list", _("List places as they are"), READERS, "stabilisation.places.listed"),
    Action("stabilisation.place.view", _("See a place as it is"), READERS, "stabilisation.place.viewed"),
    Action("stabilisation.place.add", pgettext_lazy("right", "Put a place on record"), OFFICERS, "stabilisation.place.added"),
    Action("stabilisation.place.change", _("Put right the name, code, point or area of a place"), OFFICERS, "stabilisation.place.changed", USED, _used),
    Action("stabilisation.place.tell", _("Say what is told of a place outside the desk"), OFFICERS, "stabilisation.place.telling_set", USED, _used),
    Action("stabilisation.place.leave", _("Use a place no more"), OFFICERS, "stabilisation.place.left", USED, _used),
    Action("stabilisation.place.take", _("Take in places from a file"), OFFICERS, "stabilisation.places.taken"),
    Action("stabilisation.place.file", _("Take what is told of places as a file (HXL)"), LOOKERS, "stabilisation.places.exported"),
)  # fmt: skip


@visible_to(Place)
def _of_the_desk(actor: Actor, purpose: str) -> Q:
    return EVERYTHING if actor.roles & READERS else NOTHING


@visible_to(Area, AreaStatus, Boundary)
def _areas(actor: Actor, purpose: str) -> Q:
    return EVERYTHING if actor.roles & LOOKERS else NOTHING

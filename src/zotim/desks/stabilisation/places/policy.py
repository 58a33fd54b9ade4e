"""Who may do and see what about places. Nothing else decides it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Role, roles, visible_to
from zotim.desks.stabilisation.places.models import Place
from zotim.register.policy import CENTRE, DOERS

roles(Role("stabilisation_officer", _("Officer for stabilisation"), kinds=DOERS))

OFFICERS = frozenset({"stabilisation_officer"})
READERS = OFFICERS | CENTRE
"""Those who see places as they are."""


@visible_to(Place)
def _of_the_desk(actor: Actor, purpose: str) -> Q:
    return EVERYTHING if actor.roles & READERS else NOTHING

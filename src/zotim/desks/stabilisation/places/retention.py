"""How long places are kept after nobody uses them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules
from zotim.desks.stabilisation.places.models import Place
from zotim.register.retention import SOURCE

goes_along = GoesAlong[Place]()
"""Rows of a room above about a place."""


def _place(place: Place) -> list[QuerySet]:
    return [*goes_along.of(place), Place.objects.filter(pk=place.pk)]


rules(
    Rule(
        "stabilisation.place.left",
        _("Places that nobody uses any more"),
        "stabilisation.Place",
        "stabilisation",
        months(120),
        since_event="stabilisation.place.left",
        where=Q(state="left"),
        parts=_place,
        legal_source=SOURCE,
    )
)

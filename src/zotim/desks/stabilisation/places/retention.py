"""How long places are kept after nobody uses them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.stabilisation.places.models import Place
from zotim.register.retention import SOURCE


def _place(place: Place) -> list[QuerySet]:
    return [Place.objects.filter(pk=place.pk)]


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

"""What tours have in the calendar: the days on which somebody arrives and on which a tour ends, and that on which
something first ends too early for it. By the billet; nobody's number, and not what it is that ends: a feed
leaves the house."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.walls import walled
from zotim.desks.deployments.tours import selectors
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.states import LIVE, PLANNED

due_kinds(
    DueKind("tour", gettext_lazy("Arrival for a tour"), escalate=None),
    DueKind("tour_end", gettext_lazy("Last day of a tour"), after=(1, 7), escalate=None),
    DueKind("tour_lack", gettext_lazy("Something ends before a tour does"), after=(), escalate=None),
)


def _days(some: Sequence[Tour]) -> Iterator[Computed]:
    lack = selectors.lacking(some)
    for one in some:
        body = one.nominee.lead_id
        if one.state in PLANNED:
            yield Computed(one.arrives_on, one.pk, "tour", body)
        yield Computed(one.until_on, one.pk, "tour_end", body)
        if ends := [each.until for each in lack[one.pk] if each.until]:
            yield Computed(min(ends), one.pk, "tour_lack", body)


@due_days("deployments.tour.list", "tour", "tour_end", "tour_lack")
def of_tours(actor: Actor) -> DueComputed:
    """Days of the tours that are to come or under way."""

    def found(first: date, last: date) -> list[Computed]:
        with walled(actor):
            some = list(selectors.tours(actor).filter(state__in=LIVE))
            return [one for one in _days(some) if first <= one.day <= last]

    def told(days: Sequence[Computed]) -> list[DueDay]:
        with walled(actor):
            rows = selectors.tours(actor).in_bulk({one.record for one in days})
        return [
            DueDay(
                kind, day, rows[key].billet.title, reverse("tour", args=[key]), (Tour._meta.label_lower, key),
                rows[key].reference, body,
            )
            for day, key, kind, body, _line in days
            if key in rows
        ]  # fmt: skip

    return DueComputed(found, told)

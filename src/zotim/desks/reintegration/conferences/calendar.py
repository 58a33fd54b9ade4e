"""What conferences have in the calendar: the day on which one is held. Nothing of what it is about: a feed leaves the
house."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.walls import walled
from zotim.desks.reintegration.conferences import selectors
from zotim.desks.reintegration.conferences.models import Conference

due_kinds(DueKind("conference", gettext_lazy("Case conference"), before=(7, 1), after=(1,), escalate=None))


@due_days("reintegration.conference.list", "conference")
def conferences(actor: Actor) -> DueComputed:
    """Those that aren't over and that one leads, sits at or brought something to."""

    def found(first: date, last: date) -> list[Computed]:
        with walled(actor):
            rows = selectors.on_the_way(actor).filter(held_on__range=(first, last))
            return [Computed(one.held_on, one.pk, "conference", one.body_id) for one in rows]

    def told(days: Sequence[Computed]) -> list[DueDay]:
        with walled(actor):
            rows = selectors.on_the_way(actor).in_bulk({one.record for one in days})
        return [
            DueDay(
                kind, day, str(rows[key].get_kind_display()), reverse("conference", args=[key]),
                (Conference._meta.label_lower, key), rows[key].reference, body,
            )
            for day, key, kind, body, _line in days
            if key in rows
        ]  # fmt: skip

    return DueComputed(found, told)

"""Entries of the centre, on each of their days that wasn't met."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.core.clocks.lengths import recurring
from zotim.register.duties import selectors
from zotim.register.duties.models import Duty

due_kinds(DueKind("entry", pgettext_lazy("kind of duty", "Entry of the centre")))


@due_days("register.duty.view", "entry")
def entries(actor: Actor) -> DueComputed:
    """Each day on which an entry is due and nobody said that it was met."""
    rows = selectors.entries(actor).prefetch_related(None)

    def found(first: date, last: date) -> Iterator[Computed]:
        lasts = Q(every_months__isnull=False) & (Q(until_on=None) | Q(until_on__gte=first))
        asked = rows.filter(Q(first_on__gte=first) | lasts, first_on__lte=last).order_by()
        met = set(selectors.met_between(actor, first, last))
        wanted = ("first_on", "every_months", "until_on", "pk", "lead", "line_of_effort")
        for since, months, until, key, lead, line in asked.values_list(*wanted):
            for day in recurring(since, months or 0, first, min(last, until or last)):
                if (key, day) not in met:
                    yield Computed(day, key, "entry", lead, line)

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        read = ("title", "reference", "classification", "verified")
        by_key = rows.select_related(None).only(*read).in_bulk({one.record for one in days})
        for day, key, _kind, body, line in days:
            one = by_key[key]
            yield DueDay(
                "entry", day, one.title, reverse("duty", args=[key]), (Duty._meta.label_lower, key), one.reference,
                body, line, one.classification, one.verified,
            )  # fmt: skip

    return DueComputed(found, told)

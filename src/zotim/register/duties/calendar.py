"""Entries of the centre, on each of their days that wasn't met."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.clocks.lengths import recurring
from zotim.core.prepared import Prepared
from zotim.register.duties import selectors
from zotim.register.duties.models import Duty

due_kinds(DueKind("entry", pgettext_lazy("kind of duty", "Entry of the centre")))


@due_days("register.duty.view", "entry")
def entries(actor: Actor) -> DueComputed:
    """Each day on which an entry is due and nobody said that it was met."""
    seen = visible_rows(Duty, actor)

    def found(first: date, last: date) -> Iterator[Computed]:
        met = set(selectors.met_between(actor, first, last))
        for since, months, until, key, lead, line in Prepared(_between, seen, first, last):
            for day in recurring(since, months or 0, first, min(last, until or last)):
                if (key, day) not in met:
                    yield Computed(day, key, "entry", lead, line)

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        by_key = {one.pk: one for one in Prepared(_in_short, seen, sorted({one.record for one in days}))}
        for day, key, _kind, body, line in days:
            one = by_key[key]
            yield DueDay(
                "entry", day, one.title, address("duty", key), (Duty._meta.label_lower, key), one.reference,
                body, line, one.classification, one.verified,
            )  # fmt: skip

    return DueComputed(found, told)


def _between(seen: QuerySet[Duty], first: date, last: date) -> QuerySet[Duty, Any]:
    lasts = Q(every_months__isnull=False) & (Q(until_on=None) | Q(until_on__gte=first))
    rows = seen.filter(Q(first_on__gte=first) | lasts, first_on__lte=last).order_by()
    return rows.values_list("first_on", "every_months", "until_on", "pk", "lead", "line_of_effort")


def _in_short(seen: QuerySet[Duty], keys: list[UUID]) -> QuerySet[Duty]:
    return seen.filter(pk__in=keys).order_by().only("title", "reference", "classification", "verified")

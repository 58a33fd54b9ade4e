"""What is due of indicators: by when the value of a period is to be supplied."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
from zotim.register.indicators import selectors
from zotim.register.indicators.models import Indicator

due_kinds(DueKind("value", gettext_lazy("Value of an indicator"), before=(7, 1)))


@due_days("register.indicator.list", "value")
def values(actor: Actor, over_by: date | None = None, owed: Sequence[selectors.Owing] | None = None) -> DueComputed:
    """Periods without a value: for the centre all, for others those of their own bodies. *over_by*: only periods that
    are over on that day; *owed*: of which indicators, where they were read already."""

    @cache
    def owing() -> Sequence[selectors.Owing]:
        return selectors.owing(actor) if owed is None else owed

    def found(first: date, last: date) -> Iterator[Computed]:
        alike: dict[Any, list[date]] = {}  # most indicators have the same days: those are worked out once
        for one in owing():
            same = (one.frequency, one.wait, one.ends_on, one.since, frozenset(one.has))
            if same not in alike:
                alike[same] = list(one.days(first, last, over_by))
            for day in alike[same]:
                yield Computed(day, one.indicator, "value", one.body)

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        keys = sorted({one.record for one in days})
        by_key = {one.pk: one for one in Prepared(_in_short, visible_rows(Indicator, actor), keys)}
        for day, key, _kind, body, *_rest in days:
            one = by_key[key]
            yield DueDay(
                "value", day, one.title, address("indicator", key), (Indicator._meta.label_lower, key),
                one.reference, body, classification=one.classification,
            )  # fmt: skip

    return DueComputed(found, told)


def _in_short(seen: QuerySet[Indicator], keys: list[UUID]) -> QuerySet[Indicator]:
    return seen.filter(pk__in=keys).order_by().only("title", "reference", "classification")

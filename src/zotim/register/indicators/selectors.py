"""Every read of indicators. Each takes the actor and returns only what the actor may see.

:func:`decided`, :func:`counting`, :func:`unreturned`, :func:`owed` and :func:`figures_on_record` are for services,
which asked already.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, Model, OuterRef, Q, QuerySet, Subquery

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, may, visible
from zotim.core.approvals.models import Approval
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Period
from zotim.core.figures.selectors import known
from zotim.core.prepared import Prepared
from zotim.register.indicators.models import (
    FigureFile,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    ReceivedFigure,
    Sender,
)
from zotim.register.indicators.models.indicators import SHAPES
from zotim.register.indicators.periods import around, first_day, number, over
from zotim.register.indicators.policy import DECIDE
from zotim.register.models import Commitment, Measure, Obligation
from zotim.register.policy import CENTRE, REGISTER

LINKED: tuple[tuple[str, type[Model]], ...] = (
    ("commitments", Commitment),
    ("measures", Measure),
    ("obligations", Obligation),
)
"""What an indicator is linked with: its field, and the model."""
DAY = timedelta(days=1)


def _approvals() -> QuerySet[Approval]:
    return Approval.objects.filter(action=DECIDE, object_id=OuterRef("pk")).order_by("-created_at", "-pk")


def decided(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Values with ``decision``: the state of their approval."""
    return rows.annotate(decision=Subquery(_approvals().values("state")[:1]))


def counting(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Values that count: accepted by a second person, and corrected by no accepted one. Oldest period first."""
    label = IndicatorValue._meta.label_lower  # of each value apart, by an index: four columns of a list ask for it
    accepted = Exists(
        Approval.objects.filter(
            object_type=label, object_id=OuterRef("pk"), action=DECIDE, state=Approval.Decision.APPROVED
        )
    )
    mended = IndicatorValue.objects.filter(accepted, corrects=OuterRef("pk"))
    return rows.filter(accepted, ~Exists(mended)).order_by("first")


def unreturned(rows: QuerySet[IndicatorValue]) -> QuerySet[IndicatorValue]:
    """Values that count, counted, or wait for their second person."""
    return rows.exclude(pk__in=_returned())


def _returned() -> QuerySet[Any, Any]:
    return Approval.objects.filter(action=DECIDE, state=Approval.Decision.RETURNED).values_list("object_id", flat=True)


def owed(indicator: Indicator, today: date, live: Iterable[date] | None = None) -> list[Period]:
    """Periods that are over and have no value that counts or waits, the oldest first. *live*: first days of those
    that have one, where they are at hand."""
    if live is None:
        live = unreturned(IndicatorValue.objects.filter(indicator=indicator)).values_list("first", flat=True)
    has = set(live)
    periods = over(indicator.starts_on, indicator.frequency, indicator.asked_until(today))
    return [one for one in periods if one.first not in has]


def indicators(actor: Actor) -> QuerySet[Indicator]:
    """Indicators that the actor may see, with ``newest``: the last period that has a value that counts."""
    rows = Indicator.objects.filter(visible(Indicator, actor)).select_related("body")
    newest = counting(IndicatorValue.objects.filter(indicator=OuterRef("pk"))).order_by("-first")
    last = {name: Subquery(newest.values(name)[:1]) for name in ("low", "high", "first", "last")}
    return rows.annotate(**{f"newest_{name}": value for name, value in last.items()}).order_by("reference")


def indicator(actor: Actor, pk: UUID) -> Indicator:
    """One indicator. Raises NotVisible."""
    return get_visible(indicators(actor), actor, pk=pk)


def values(actor: Actor, one: Indicator | None = None) -> QuerySet[IndicatorValue]:
    """Values that the actor may see, each with its decision, the newest period first."""
    rows = IndicatorValue.objects.filter(visible(IndicatorValue, actor), **({"indicator": one} if one else {}))
    rows = rows.select_related("indicator", "body", "file", "figure", "received__file__sender", "corrects")
    return decided(rows).order_by("-first", "-number")


def value(actor: Actor, pk: UUID) -> IndicatorValue:
    """One value. Raises NotVisible."""
    return get_visible(values(actor), actor, pk=pk)


def counting_keys(one: Indicator) -> set[UUID]:
    """Which of its values count; for whoever sees the indicator."""
    return set(counting(IndicatorValue.objects.filter(indicator=one)).values_list("pk", flat=True))


def corrections_of(actor: Actor, one: IndicatorValue) -> QuerySet[IndicatorValue]:
    """Accepted values that correct a value."""
    accepted = counting(one.corrections.all())
    return values(actor, one.indicator).filter(pk__in=accepted.values("pk"))


def linked(actor: Actor, one: Indicator) -> dict[str, QuerySet[Any]]:
    """What an indicator is linked with, by the field."""
    return {name: getattr(one, name).filter(visible(model, actor)).order_by("reference") for name, model in LINKED}


def targets(actor: Actor, one: Indicator) -> list[IndicatorTarget]:
    """Targets of an indicator; each with ``counts``: whether none of the same day came after it."""
    rows = list(one.targets.filter(visible(IndicatorTarget, actor)).order_by("on", "created_at"))
    last = {row.on: row.pk for row in rows}
    for row in rows:
        row.counts = last[row.on] == row.pk  # type: ignore[attr-defined]
    return rows


def target_for(found: Iterable[IndicatorTarget], day: date) -> IndicatorTarget | None:
    """The target that a value of a period that ends on *day* is measured by: the next one, else the last."""
    live = [one for one in found if one.counts]  # type: ignore[attr-defined]
    return next((one for one in live if one.on >= day), live[-1] if live else None)


def of_commitment(actor: Actor, commitment: Commitment) -> QuerySet[Indicator]:
    """Indicators of a commitment, or of something that is done about it, that the actor may see."""
    return indicators(actor).filter(
        pk__in=Indicator.objects.filter(Q(commitments=commitment) | Q(measures__commitments=commitment)).values("pk")
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """A frozen figure that may be taken as the value of a period. *figure* or *received* is where it comes from."""

    key: str
    label: Any
    definition: Any
    low: Decimal
    high: Decimal
    personal: bool
    figure: FigureValue | None = None
    received: ReceivedFigure | None = None


def figures_on_record() -> QuerySet[ReceivedFigure]:
    """Figures of other installations that no other corrects."""
    return ReceivedFigure.objects.filter(correction=None).select_related("file__sender__body")


def offers(actor: Actor, one: Indicator, period: Period) -> list[Offer]:
    """Figures for a period that fit the indicator and of which something may be told: those of this installation for
    who may see its figures, those of others for the centre."""
    shape = SHAPES[one.kind]  # type: ignore[index]
    found = []
    own = FigureValue.objects.filter(first=period.first, last=period.last, code__in=FIGURES).order_by("code")
    for taken in own if may(actor, "register.figure.list") else ():
        figure = FIGURES[taken.code]
        personal = taken.is_personal or figure.personal
        told = known(taken)
        if told and figure.shape == shape and personal == one.about_people:
            found.append(Offer(f"own-{taken.pk}", figure.label, figure.definition, *told, personal, figure=taken))
    rows = figures_on_record().filter(visible(ReceivedFigure, actor), is_personal=one.about_people)
    rows = rows.filter(file__first=period.first, file__last=period.last, shape=shape.value)
    rows = rows.filter(file__sender__state="confirmed")
    return found + [
        Offer(f"other-{row.pk}", row.label, row.definition, row.low, row.high, row.is_personal, received=row)
        for row in rows
        if row.low is not None and row.high is not None
    ]


def senders(actor: Actor) -> QuerySet[Sender]:
    """Installations whose figures are taken in, with how many files came and of which day the newest is."""
    rows = Sender.objects.filter(visible(Sender, actor)).select_related("body")
    return rows.annotate(came=Count("files"), newest=Max("files__made_at")).order_by("origin", "created_at")


def sender(actor: Actor, pk: UUID) -> Sender:
    """One of them. Raises NotVisible."""
    return get_visible(senders(actor), actor, pk=pk)


def files(actor: Actor, one: Sender) -> QuerySet[FigureFile]:
    """Files of a sender, the newest first, with how many figures each brought."""
    rows = one.files.filter(visible(FigureFile, actor)).annotate(brought=Count("figures"))
    return rows.order_by("-made_at")


def received(actor: Actor, one: Sender) -> QuerySet[ReceivedFigure]:
    """Figures that came from a sender, the newest period first."""
    rows = ReceivedFigure.objects.filter(visible(ReceivedFigure, actor), file__sender=one)
    return rows.select_related("file", "corrects", "correction").order_by("-file__first", "code", "-created_at")


def _counted(seen: Q, returned: list[UUID]) -> QuerySet[Indicator, Any]:
    """Indicators, each with how many periods have a value that wasn't returned, and the first and last of these."""
    first, live = "values__first", ~Q(values__in=returned) if returned else None
    rows = Indicator.objects.filter(seen).order_by()
    return rows.values_list("pk", "body", "frequency", "days", "starts_on", "ends_on").annotate(
        count=Count(first, distinct=True, filter=live),
        oldest=Min(first, filter=live),
        newest=Max(first, filter=live),
    )


class Owing(NamedTuple):
    """An indicator whose body owes its values, and which periods have one, by their numbers: *has* those that have it,
    of which all before the number *since* needn't be named where there is no gap."""

    indicator: UUID
    body: UUID
    frequency: str
    wait: timedelta
    ends_on: date | None
    since: int
    has: set[int]

    def days(self, first: date, last: date, over_by: date | None = None) -> Iterator[date]:
        """The days between two, both included, by which a value is due that isn't there; *over_by*: only of periods
        that are over on that day."""
        ends = min(one for one in (last - self.wait, self.ends_on, over_by and over_by - DAY) if one)
        at = self.since
        while (end := first_day(at + 1, self.frequency) - DAY) <= ends:
            if at not in self.has and end + self.wait >= first:
                yield end + self.wait
            at += 1

    def period(self, day: date) -> Period:
        """The period whose value is due by *day*."""
        return around(day - self.wait, self.frequency)


def owing(actor: Actor) -> list[Owing]:
    """Indicators of which values are or will be owed: at the centre all, for others those of their own bodies."""
    seen = visible(Indicator, actor)
    if not actor.roles & CENTRE:
        seen &= Q(body__in=actor.organisations(*REGISTER))
    found: list[Owing] = []
    gaps: dict[UUID, tuple[set[int], str]] = {}
    # The few that were returned are asked for first: looked for beside each value, they would be most of the work.
    returned = list(Prepared(_returned))
    for key, body, frequency, days, begins, ends, count, oldest, newest in Prepared(_counted, seen, returned):
        has, (since, no_gap) = set[int](), _supplied(frequency, begins, count, oldest, newest)
        if not no_gap:
            gaps[key] = (has, frequency)
        found.append(Owing(key, body, frequency, timedelta(days=days), ends, since, has))
    said = unreturned(IndicatorValue.objects.filter(indicator__in=list(gaps))).order_by()
    for key, day in said.values_list("indicator", "first") if gaps else ():
        gaps[key][0].add(number(day, gaps[key][1]))
    return found


@lru_cache(maxsize=1024)
def _supplied(frequency: str, begins: date, count: int, oldest: date | None, newest: date | None) -> tuple[int, bool]:
    """The number of the period of which a value may be owed first, and whether those before it have one without a gap:
    of an indicator whose values are of so many periods from the oldest to the newest. Most indicators are alike."""
    since = number(begins, frequency)
    if oldest is None or newest is None:
        return since, True
    if number(oldest, frequency) == since and number(newest, frequency) == since + count - 1:
        return since + count, True
    return since, False

"""What is due in the register itself: commitments to be kept, reports on obligations, days of laws, reviews.

:func:`kept_by` and :func:`clocks` are what rooms above say of theirs.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.clocks.lengths import recurring
from zotim.core.clocks.selectors import Reading, due_on
from zotim.core.prepared import Prepared
from zotim.register import selectors
from zotim.register.models import (
    Commitment,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Obligation,
    Provision,
)
from zotim.register.models.instruments import NATIONAL
from zotim.register.selectors import library
from zotim.vocabulary import Glyph

due_kinds(
    DueKind("commitment", gettext_lazy("Commitment")),
    # Nothing here says whether such a report was made, so nobody is told that it is late.
    DueKind("obligation", gettext_lazy("Report on an obligation"), after=(), escalate=None),
    DueKind("consultation", gettext_lazy("End of a consultation")),
    DueKind("in_force", gettext_lazy("Entry into force")),
    DueKind("revision", gettext_lazy("Revision of a law or strategy")),
    DueKind("clock", pgettext_lazy("kind of duty", "Clock"), before=(1,), after=(1, 7), escalate=None),
)


@due_days("register.commitment.list", "commitment")
def commitments(actor: Actor) -> DueRows:
    """Commitments that aren't kept yet."""
    return kept_by("commitment", Prepared(_not_kept, visible_rows(Commitment, actor)))


def _not_kept(seen: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return seen.filter(state="active").exclude(standing=Glyph.PROVEN)


def kept_by(kind: str, rows: Prepared) -> DueRows:
    """Commitments or measures by their days."""
    line = "line_of_effort" if kind == "commitment" else ""

    def told(one: Any) -> DueDay:
        return DueDay(
            kind, one.due_on, one.title, address(kind, one.pk), (one._meta.label_lower, one.pk), one.reference,
            one.lead_id, getattr(one, line, ""), one.classification,
        )  # fmt: skip

    return DueRows(kind, Prepared(_in_short, rows, line), told, line=line)


def _in_short(rows: QuerySet[Any], line: str) -> QuerySet[Any]:
    return rows.only("due_on", "title", "reference", "lead", "classification", *([line] if line else []))


@due_days("register.obligation.list", "obligation")
def reports(actor: Actor) -> DueComputed:
    """Each day on which is to be reported on an obligation. Certain only where its paragraph was verified."""
    seen = visible_rows(Obligation, actor)

    def found(first: date, last: date) -> Iterator[Computed]:
        for key, since, months, line in Prepared(_reported, seen, last):
            for day in recurring(since, months, first, last):
                yield Computed(day, key, "obligation", line=line)

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        by_key = {one.pk: one for one in Prepared(_reported_on, seen, sorted({one.record for one in days}))}
        for day, key, *_rest in days:
            one = by_key[key]
            yield DueDay(
                "obligation", day, one.summary, address("obligation", key), (Obligation._meta.label_lower, key),
                one.reference, line=one.line_of_effort, classification=one.instrument.classification,
                certain=one.state == "verified",
            )  # fmt: skip

    return DueComputed(found, told)


def _reported(seen: QuerySet[Obligation], last: date) -> QuerySet[Obligation, Any]:
    rows = seen.filter(report_from__lte=last, report_months__isnull=False).order_by()
    return rows.values_list("pk", "report_from", "report_months", "line_of_effort")


def _reported_on(seen: QuerySet[Obligation], keys: list[UUID]) -> QuerySet[Obligation]:
    rows = seen.filter(pk__in=keys).order_by().select_related("instrument")
    return rows.only("summary", "reference", "line_of_effort", "state", "instrument__classification")


AWAITED = {
    "consultation": "consultation",
    "adopted": "in_force",
    "in_force": "revision",
    "under_revision": "revision",
    "amended": "revision",
}
"""For which state of a law or strategy the day that its last step set is a due day, and of which kind."""
BEGINS = "adopted"
"""The state whose kind a text or article has that begins to apply."""


@due_days("register.instrument.list", *sorted(set(AWAITED.values())))
def laws(actor: Actor) -> DueComputed:
    """Days in the life of one's own laws and strategies, each once."""

    def found(first: date, last: date) -> set[Computed]:
        since = max(first, timezone.localdate())
        seen = [visible_rows(model, actor) for model in (LifeStep, InstrumentVersion, Provision)]
        each = Prepared(_of_life, *seen, first, since, last)
        return {Computed(day, key, AWAITED[state], lead) for day, key, state, lead in each}

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        keys = sorted({one.record for one in days})
        by_key = {one.pk: one for one in Prepared(_named, visible_rows(Instrument, actor), keys)}
        for day, key, kind, body, *_rest in days:
            one = by_key[key]
            yield DueDay(
                kind, day, one.title, address("instrument", key), (Instrument._meta.label_lower, key),
                one.reference, body, classification=one.classification,
            )  # fmt: skip

    return DueComputed(found, told)


def _named(seen: QuerySet[Instrument], keys: list[UUID]) -> QuerySet[Instrument]:
    return seen.filter(pk__in=keys).order_by().only("title", "reference", "classification")


def _of_life(
    steps: QuerySet[LifeStep],
    texts: QuerySet[InstrumentVersion],
    articles: QuerySet[Provision],
    first: date,
    since: date,
    last: date,
) -> QuerySet[Any, Any]:
    """What steps that are seen await between two days; seen texts and articles that begin to apply *since* a day."""
    begin = (
        _begins(texts, "in_force_from", since, last),
        _begins(articles, "commenced_on", since, last),
    )
    return _set_by_steps(steps, first, last).union(*begin, all=True)


def _set_by_steps(seen: QuerySet[LifeStep], first: date, last: date) -> QuerySet[Any, Any]:
    """What the last step of each awaits: the end of a consultation, entry into force, the revision."""
    steps = seen.filter(until_on__range=(first, last)).order_by()
    steps = steps.filter(pk=library.last_step(), instrument__state__in=AWAITED)
    return steps.values_list("until_on", "instrument", "instrument__state", "instrument__lead")


def _begins(seen: QuerySet[Any], name: str, first: date, last: date) -> QuerySet[Any, Any]:
    """Texts or articles that begin to apply on a day to come. When it has come, they do."""
    rows = seen.filter(instrument__kind__in=NATIONAL)
    rows = rows.filter(**{f"{name}__range": (first, last)}).order_by()
    return rows.values_list(name, "instrument", Value(BEGINS), "instrument__lead")


@due_days("register.evidence.list", "clock")
def reviews(actor: Actor) -> DueComputed:
    """Evidence whose review runs out."""
    return clocks(
        selectors.evidence_list(actor).filter(state="submitted"),
        lambda one: (one.title, address("evidence", one.pk), one.reference, one.classification),
    )


def clocks(rows: QuerySet[Any], said: Callable[[Any], tuple[Any, str, str, str]]) -> DueComputed:
    """The most urgent clock of each of the rows. *said*: of a row what it is called, its page, its reference and its
    classification. A proposal isn't certain until its clock is verified."""
    readings: dict[UUID, Reading] = {}

    def found(first: date, last: date) -> Iterator[Computed]:
        readings.update(due_on(rows.order_by(), before=library.end_of(last)))
        for key, reading in readings.items():
            day = reading.last_day
            if isinstance(day, date) and first <= day <= last:
                yield Computed(day, key, "clock")

    def told(days: Sequence[Computed]) -> Iterator[DueDay]:
        by_key = rows.in_bulk([one.record for one in days])
        for day, key, kind, *_rest in days:
            what, url, reference, classification = said(by_key[key])
            record = (rows.model._meta.label_lower, key)
            yield DueDay(
                kind, day, what, url, record, reference, classification=classification,
                certain=not readings[key].proposal,
            )  # fmt: skip

    return DueComputed(found, told)

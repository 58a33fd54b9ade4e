"""What the register has in the calendar: commitments to be kept, reports on obligations, reviews."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.core.access.policy import visible
from zotim.core.clocks.selectors import due_on
from zotim.register import selectors
from zotim.register.models import (
    Commitment,
    Evidence,
    Instrument,
    InstrumentVersion,
    LifeStep,
    Obligation,
    Provision,
)
from zotim.register.models.instruments import NATIONAL
from zotim.register.selectors import bodies, library
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


@due_days("register.commitment.list")
def commitments(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Commitments that aren't kept yet."""
    rows = Commitment.objects.filter(visible(Commitment, actor), state="active", due_on__range=(first, last))
    yield from due("commitment", rows.exclude(standing=Glyph.PROVEN))


def due(kind: str, rows: QuerySet[Any]) -> Iterator[DueDay]:
    """Commitments or measures by their days: of a thousand of them no more than stands in a calendar is read."""
    leads = bodies.called()
    columns = {field.name for field in rows.model._meta.concrete_fields}
    wanted = columns & {"due_on", "title", "reference", "lead", "line_of_effort", "classification"}
    for one in rows.only(*wanted).order_by("due_on", "pk")[:MOST]:
        yield DueDay(
            kind, one.due_on, one.title, reverse(kind, args=[one.pk]), (one._meta.label_lower, one.pk), one.reference,
            one.lead_id, leads[one.lead_id], getattr(one, "line_of_effort", ""), one.classification,
        )  # fmt: skip


@due_days("register.obligation.list")
def reports(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Each day on which is to be reported on an obligation. Certain only where its paragraph was verified."""
    rows = library.obligations(actor).exclude(report_from=None).exclude(report_months=None)
    for one in rows.filter(report_from__lte=last)[:MOST]:
        day = library.next_report(one, first)
        while day is not None and day <= last:
            yield DueDay(
                "obligation", day, one.summary, reverse("obligation", args=[one.pk]),
                (Obligation._meta.label_lower, one.pk), one.reference, line=one.line_of_effort,
                classification=one.instrument.classification, certain=one.state == "verified",
            )  # fmt: skip
            day = library.next_report(one, date.fromordinal(day.toordinal() + 1))


AWAITED = {
    "consultation": "consultation",
    "adopted": "in_force",
    "in_force": "revision",
    "under_revision": "revision",
    "amended": "revision",
}
"""For which state of a law or strategy the day that its last step set is a due day, and of which kind."""


@due_days("register.instrument.list")
def laws(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Days in the life of one's own laws and strategies, each once."""
    seen = set[tuple[str, date, UUID]]()
    for kind, day, one in (*_set_by_steps(actor, first, last), *_begins(actor, max(first, timezone.localdate()), last)):
        if (kind, day, one.pk) not in seen:
            seen.add((kind, day, one.pk))
            yield DueDay(
                kind, day, one.title, reverse("instrument", args=[one.pk]), (Instrument._meta.label_lower, one.pk),
                one.reference, one.lead_id, one.lead.name if one.lead else "", classification=one.classification,
            )  # fmt: skip


def _set_by_steps(actor: Actor, first: date, last: date) -> Iterator[tuple[str, Any, Instrument]]:
    """What the last step of each awaits: the end of a consultation, entry into force, the revision."""
    later = LifeStep.objects.filter(instrument=OuterRef("instrument")).order_by("-created_at", "-pk")
    steps = LifeStep.objects.filter(visible(LifeStep, actor), until_on__range=(first, last))
    steps = steps.filter(pk=Subquery(later.values("pk")[:1]), instrument__state__in=AWAITED)
    for step in steps.select_related("instrument__lead").order_by("until_on", "pk")[:MOST]:
        yield AWAITED[step.instrument.state], step.until_on, step.instrument


def _begins(actor: Actor, first: date, last: date) -> Iterator[tuple[str, Any, Instrument]]:
    """Texts and articles that begin to apply on a day to come. When it has come, they do."""
    for model, name in ((InstrumentVersion, "in_force_from"), (Provision, "commenced_on")):
        rows = model._default_manager.filter(visible(model, actor), instrument__kind__in=NATIONAL)
        rows = rows.filter(**{f"{name}__range": (first, last)}).select_related("instrument__lead")
        for one in rows.order_by(name, "pk")[:MOST]:
            yield "in_force", getattr(one, name), one.instrument


@due_days("register.evidence.list")
def reviews(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Evidence whose review runs out."""
    rows = selectors.evidence_list(actor).filter(state="submitted")
    readings = due_on(rows)
    for one in rows.filter(pk__in=list(readings)[:MOST]):
        reading = readings[one.pk]
        day = reading.last_day
        if isinstance(day, date) and first <= day <= last:
            yield DueDay(
                "clock", day, one.title, reverse("evidence", args=[one.pk]), (Evidence._meta.label_lower, one.pk),
                one.reference, classification=one.classification, certain=not reading.proposal,
            )  # fmt: skip

"""What the register has in the calendar: commitments to be kept, reports on obligations, reviews."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.core.clocks.selectors import due_on
from zotim.register import selectors
from zotim.register.models import Commitment, Evidence, Measure, Obligation
from zotim.register.selectors import library
from zotim.vocabulary import Glyph

due_kinds(
    DueKind("commitment", gettext_lazy("Commitment")),
    # Nothing here says whether such a report was made, so nobody is told that it is late.
    DueKind("obligation", gettext_lazy("Report on an obligation"), after=(), escalate=None),
    DueKind("clock", pgettext_lazy("kind of duty", "Clock"), before=(1,), after=(1, 7), escalate=None),
)


@due_days("register.commitment.list")
def commitments(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Commitments that aren't kept yet."""
    rows = selectors.commitments(actor).filter(state="active", due_on__range=(first, last))
    for one in rows.exclude(standing=Glyph.PROVEN).order_by("due_on", "pk")[:MOST]:
        yield due("commitment", one, reverse("commitment", args=[one.pk]))


def due(kind: str, one: Commitment | Measure, url: str) -> DueDay:
    """A commitment or measure by its day."""
    day: Any = one.due_on  # both sources ask for those that have one
    return DueDay(
        kind, day, one.title, url, (one._meta.label_lower, one.pk), one.reference, one.lead_id, one.lead.name,
        getattr(one, "line_of_effort", ""), one.classification,
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

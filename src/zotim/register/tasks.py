"""What waits in the register: reviews and confirmations that others asked for, suggestions to decide, due days.

:func:`due_rows`, :func:`due_task` and :func:`by_their_day` are what the rooms above say of their own due days.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay
from zotim.core.access.policy import visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.core.clocks.selectors import due_on
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.register import selectors
from zotim.register.calendar import laws, reports
from zotim.register.models import (
    Commitment,
    Contradiction,
    Coverage,
    Evidence,
    Measure,
    Obligation,
    StatusAssessment,
    Suggestion,
    Verification,
)
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import seen_to, stands_in
from zotim.register.standing import UNFINISHED
from zotim.vocabulary import Glyph

AHEAD, BACK = timedelta(days=60), timedelta(days=365)
"""How long before its day something is due for somebody; how far back what recurs is looked for."""

Text = Translated | str


@tasks("register.home.view")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For the centre what waits for a decision and what is due anywhere; for a focal point what their bodies owe."""
    if actor.roles & CENTRE:
        yield from _to_review(actor)
        yield from _to_confirm(actor)
        yield from _to_decide(actor)
        yield from _to_verify(actor)
        yield from _to_cover(actor)
        yield from _to_explain(actor)
    yield from _came_back(actor)
    yield from _commitments_due(actor, today)
    yield from _laws_due(actor, today)
    if actor.roles & CENTRE:
        yield from _reports_due(actor, today)


def _to_review(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.evidence.review"):
        return
    rows = selectors.evidence_list(actor).filter(waiting_for(actor, "register.evidence.review"), state="submitted")
    pieces = list(rows.select_related("measure__lead").order_by("created_at", "pk")[:MOST])
    clocks = due_on(Evidence.objects.filter(visible(Evidence, actor), pk__in=[piece.pk for piece in pieces]))
    for piece in pieces:
        day = clocks[piece.pk].last_day if piece.pk in clocks else None
        yield Task(
            piece.title,
            _("Evidence that somebody else put in"),
            reverse("evidence", args=[piece.pk]),
            pgettext("step", "review"),
            due_on=day if isinstance(day, date) else None,
            since=timezone.localdate(piece.created_at),
            reference=piece.reference,
            note=piece.measure.lead.name,
        )


def _to_confirm(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.assessment.confirm"):
        return
    rows = StatusAssessment.objects.filter(visible(StatusAssessment, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.assessment.confirm")).select_related("commitment__lead")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.commitment.title,
            _("An assessment waits for a second person"),
            reverse("assessment_confirm", args=[one.commitment_id, one.pk]),
            pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at),
            reference=one.commitment.reference,
            note=one.commitment.lead.name,
        )


def _to_decide(actor: Actor) -> Iterator[Task]:
    waits = Suggestion.objects.filter(state="open").values("document").annotate(first=Min("created_at"))
    oldest = [row["document"] for row in waits.order_by("first")[:MOST]]
    for document in selectors.documents(actor).filter(pk__in=oldest).defer("text").order_by("created_at"):
        yield Task(
            document.title,
            _("Suggestions wait for a decision"),
            reverse("document", args=[document.pk]),
            pgettext("step", "decide"),
            since=timezone.localdate(document.created_at),
            reference=document.reference,
            language=document.language,
        )


def _to_verify(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.verification.confirm"):
        return
    rows = Verification.objects.filter(visible(Verification, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.verification.confirm"))
    for one in rows.select_related("obligation").order_by("created_at", "pk")[:MOST]:
        address = reverse("verification_confirm", args=[one.obligation_id, one.pk])
        yield _second(one, one.obligation, _("A paragraph waits for a second person"), address)


def _to_cover(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.coverage.confirm"):
        return
    rows = Coverage.objects.filter(visible(Coverage, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.coverage.confirm"))
    for one in rows.select_related("obligation").order_by("created_at", "pk")[:MOST]:
        address = reverse("coverage_confirm", args=[one.obligation_id, one.pk])
        yield _second(one, one.obligation, _("A coverage waits for a second person"), address)


def _to_explain(actor: Actor) -> Iterator[Task]:
    """Commitments that statements don't fit, each once however many there are."""
    open_ones = Contradiction.objects.filter(visible(Contradiction, actor), state="open").order_by()
    waits = open_ones.values("commitment").annotate(first=Min("created_at"), number=Count("pk"))
    oldest = {row["commitment"]: row for row in waits.order_by("first", "commitment")[:MOST]}
    found = selectors.commitments(actor).filter(pk__in=list(oldest)).in_bulk()
    for key, row in oldest.items():
        if key in found:
            yield Task(
                found[key].title,
                _("A statement doesn't fit the record"),
                reverse("commitment", args=[key]),
                pgettext("step", "explain"),
                since=timezone.localdate(row["first"]),
                reference=found[key].reference,
                note=found[key].lead.name,
                count=row["number"] if row["number"] > 1 else 0,
            )


def _came_back(actor: Actor) -> Iterator[Task]:
    """Evidence of the bodies that one sees to that a second person returned, until another piece was put in after."""
    own = seen_to(actor)
    if not own:
        return
    rows = Evidence.objects.filter(
        visible(Evidence, actor), state="returned", measure__lead__in=own,
        measure__state__in=UNFINISHED,
    )  # fmt: skip
    newer = Evidence.objects.filter(measure=OuterRef("measure"), created_at__gt=OuterRef("created_at"))
    rows = rows.exclude(Exists(newer)).select_related("measure__lead")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.title,
            without_a_voice(actor, one.measure.lead_id) or _("Your evidence was returned"),
            reverse("evidence", args=[one.pk]),
            pgettext("step", "put in anew"),
            since=timezone.localdate(one.created_at),
            reference=one.reference,
            note=one.measure.lead.name,
        )


def _second(one: Verification | Coverage, about: Obligation, what: str, address: str) -> Task:
    since = timezone.localdate(one.created_at)
    return Task(about.summary, what, address, pgettext("step", "confirm"), since=since, reference=about.reference)


def due_rows(
    actor: Actor, today: date, rows: QuerySet[Any], *, body: str = "lead", day: str = "due_on",
    own: timedelta = AHEAD, others: timedelta = timedelta(0),
) -> Iterator[Any]:  # fmt: skip
    """Of *rows* those that home shows for their day, :data:`MOST` of each sort, by their day.

    First what is due until *own* from today, of the bodies whose work the actor sees to; then at the centre, of all
    others, what is due before *others* from today.
    """
    rows, bodies = rows.order_by(day, "pk"), seen_to(actor)
    if bodies:
        yield from rows.filter(**{f"{body}__in": bodies, f"{day}__lte": today + own})[:MOST]
    if actor.roles & CENTRE:
        yield from rows.exclude(**{f"{body}__in": bodies}).filter(**{f"{day}__lt": today + others})[:MOST]


def without_a_voice(actor: Actor, body: UUID | None) -> str:
    """What home says of what the centre sees because nobody speaks for the body; else nothing."""
    return _("The body has no focal point") if stands_in(actor, body) else ""


def due_task(
    actor: Actor, today: date, day: date, what: Text, address: str, *, reference: str, body: Organisation | None,
    why: str = "",
) -> Task:  # fmt: skip
    """Something that is to be done by its day, and whose it is. *why* is told unless nobody speaks for the body."""
    step = pgettext("step", "overdue") if day < today else pgettext("step", "due")
    said = without_a_voice(actor, body.pk if body else None) or why
    return Task(what, said, address, step, due_on=day, reference=reference, note=body.name if body else "")


def _commitments_due(actor: Actor, today: date) -> Iterator[Task]:
    rows = selectors.commitments(actor, today).filter(state="active").exclude(standing=Glyph.PROVEN)
    for one in due_rows(actor, today, rows, others=AHEAD + timedelta(days=1)):
        yield due(actor, today, one, reverse("commitment", args=[one.pk]))


def due(actor: Actor, today: date, one: Commitment | Measure, address: str) -> Task:
    """A commitment or measure that is to be kept by its day."""
    day: Any = one.due_on  # only those with a day are due
    return due_task(actor, today, day, one.title, address, reference=one.reference, body=one.lead)


def _laws_due(actor: Actor, today: date) -> Iterator[Task]:
    """Laws and strategies whose next step is due: of the bodies that one sees to; at the centre of nobody's too, and
    what is overdue elsewhere."""
    bodies, centre = seen_to(actor), bool(actor.roles & CENTRE)
    found = [
        one
        for one in laws(actor, today - BACK, today + AHEAD)
        if one.body in bodies or (centre and (one.body is None or one.day < today))
    ]
    yield from by_their_day(actor, today, found)


def _reports_due(actor: Actor, today: date) -> Iterator[Task]:
    """Reports on obligations, for the centre. Nothing says whether one was made, so none is called late."""
    yield from by_their_day(actor, today, reports(actor, today, today + AHEAD))


def by_their_day(actor: Actor, today: date, found: Iterable[DueDay]) -> Iterator[Task]:
    """Of due days as the calendar has them the first :data:`MOST`, each with the word for its kind."""
    for one in sorted(found, key=lambda due: (due.day, due.key))[:MOST]:
        step = pgettext("step", "overdue") if one.day < today else pgettext("step", "due")
        why = without_a_voice(actor, one.body) or one.label
        yield Task(one.what, why, one.url, step, due_on=one.day, reference=one.reference, note=one.body_name)

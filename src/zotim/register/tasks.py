"""What waits in the register: reviews and confirmations that others asked for, suggestions to decide, due days.

:func:`due_of` and :func:`due_task` are what the rooms above make of their own due days.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Due, DueDay, Span, called
from zotim.core.access.policy import visible, visible_rows
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.core.clocks.selectors import due_on
from zotim.core.prepared import Prepared
from zotim.register import selectors
from zotim.register.calendar import commitments, laws, reports
from zotim.register.models import (
    Commitment,
    Contradiction,
    Coverage,
    Document,
    Evidence,
    Obligation,
    StatusAssessment,
    Verification,
)
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import seen_to, stands_in
from zotim.register.standing import UNFINISHED

AHEAD, BACK, DAY = timedelta(days=60), timedelta(days=365), timedelta(days=1)
"""How long before its day something is due for somebody; how far back what recurs is looked for; one day."""


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
            address("evidence", piece.pk),
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
    for document in Prepared(_with_suggestions, visible_rows(Document, actor)):
        yield Task(
            document.title,
            _("Suggestions wait for a decision"),
            address("document", document.pk),
            pgettext("step", "decide"),
            since=timezone.localdate(document.created_at),
            reference=document.reference,
            language=document.language,
        )


def _with_suggestions(seen: QuerySet[Document]) -> QuerySet[Document]:
    rows = seen.filter(suggestions__state="open").annotate(first=Min("suggestions__created_at"))
    return rows.only("title", "created_at", "reference", "language").order_by("first", "pk")[:MOST]


def _to_verify(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.verification.confirm"):
        return
    rows = Verification.objects.filter(visible(Verification, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.verification.confirm"))
    for one in rows.select_related("obligation").order_by("created_at", "pk")[:MOST]:
        page = reverse("verification_confirm", args=[one.obligation_id, one.pk])
        yield _second(one, one.obligation, _("A paragraph waits for a second person"), page)


def _to_cover(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.coverage.confirm"):
        return
    rows = Coverage.objects.filter(visible(Coverage, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.coverage.confirm"))
    for one in rows.select_related("obligation").order_by("created_at", "pk")[:MOST]:
        page = reverse("coverage_confirm", args=[one.obligation_id, one.pk])
        yield _second(one, one.obligation, _("A coverage waits for a second person"), page)


def _to_explain(actor: Actor) -> Iterator[Task]:
    """Commitments that statements don't fit, each once however many there are."""
    oldest = {row["commitment"]: row for row in Prepared(_contradicted, visible_rows(Contradiction, actor))}
    found = {one.pk: one for one in Prepared(_in_short, visible_rows(Commitment, actor), list(oldest))}
    for key, row in oldest.items():
        if key in found:
            yield Task(
                found[key].title,
                _("A statement doesn't fit the record"),
                address("commitment", key),
                pgettext("step", "explain"),
                since=timezone.localdate(row["first"]),
                reference=found[key].reference,
                note=called(actor)[found[key].lead_id],
                count=row["number"] if row["number"] > 1 else 0,
            )


def _contradicted(seen: QuerySet[Contradiction]) -> QuerySet[Contradiction, Any]:
    rows = seen.filter(state="open").order_by().values("commitment")
    return rows.annotate(first=Min("created_at"), number=Count("pk")).order_by("first", "commitment")[:MOST]


def _in_short(seen: QuerySet[Commitment], keys: list[UUID]) -> QuerySet[Commitment]:
    return seen.filter(pk__in=keys).order_by().only("title", "reference", "lead")


def _came_back(actor: Actor) -> Iterator[Task]:
    """Evidence of the bodies that one sees to that a second person returned, until another piece was put in after."""
    own = seen_to(actor)
    for one in Prepared(_returned, visible_rows(Evidence, actor), own) if own else ():
        yield Task(
            one.title,
            without_a_voice(actor, one.measure.lead_id) or _("Your evidence was returned"),
            address("evidence", one.pk),
            pgettext("step", "put in anew"),
            since=timezone.localdate(one.created_at),
            reference=one.reference,
            note=called(actor)[one.measure.lead_id],
        )


def _returned(seen: QuerySet[Evidence], own: frozenset[UUID | None]) -> QuerySet[Evidence]:
    rows = seen.filter(state="returned", measure__lead__in=own, measure__state__in=UNFINISHED)
    rows = rows.exclude(selectors.put_in_anew()).select_related("measure").order_by("created_at", "pk")
    return rows.only("title", "created_at", "reference", "measure__lead")[:MOST]


def _second(one: Verification | Coverage, about: Obligation, what: str, page: str) -> Task:
    since = timezone.localdate(one.created_at)
    return Task(about.summary, what, page, pgettext("step", "confirm"), since=since, reference=about.reference)


def due_of(actor: Actor, source: Due, *, own: date, others: date | None = None, since: date = date.min) -> list[DueDay]:
    """Of what is due those that home shows for their day, :data:`MOST` of each sort, by their day.

    First what is due *since* a day until *own*, of the bodies whose work the actor sees to; then at the centre, of all
    others, what is due until *others*.
    """
    bodies = seen_to(actor)
    spans = [Span(since, own, bodies=bodies)] if bodies else []
    if others and actor.roles & CENTRE:
        spans.append(Span(since, others, but=bodies))
    return source.of_each(spans, MOST)


def without_a_voice(actor: Actor, body: UUID | None) -> str:
    """What home says of what the centre sees because nobody speaks for the body; else nothing."""
    return _("The body has no focal point") if stands_in(actor, body) else ""


def due_task(actor: Actor, today: date, one: DueDay, *, why: str = "", step: str = "", url: str = "") -> Task:
    """Something that is to be done by its day, and whose it is. *why* is told unless nobody speaks for the body."""
    said = without_a_voice(actor, one.body) or why
    step = step or (pgettext("step", "overdue") if one.day < today else pgettext("step", "due"))
    return Task(
        one.what,
        said,
        url or one.url,
        step,
        due_on=one.day,
        reference=one.reference,
        note=called(actor).get(one.body, ""),
    )


def _commitments_due(actor: Actor, today: date) -> Iterator[Task]:
    for one in due_of(actor, commitments(actor), own=today + AHEAD, others=today + AHEAD):
        yield due_task(actor, today, one)


def _laws_due(actor: Actor, today: date) -> Iterator[Task]:
    """Laws and strategies whose next step is due: of the bodies that one sees to; at the centre what is overdue
    elsewhere too."""
    for one in due_of(actor, laws(actor), since=today - BACK, own=today + AHEAD, others=today - DAY):
        yield due_task(actor, today, one, why=one.label)


def _reports_due(actor: Actor, today: date) -> Iterator[Task]:
    """Reports on obligations, for the centre. Nothing says whether one was made, so none is called late."""
    for one in due_of(actor, reports(actor), since=today, own=today + AHEAD):
        yield due_task(actor, today, one, why=one.label)

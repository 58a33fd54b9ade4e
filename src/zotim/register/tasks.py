"""What waits in the register: reviews and confirmations that others asked for, suggestions to decide, due days."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, Min, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.register import selectors
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
from zotim.register.standing import UNFINISHED
from zotim.vocabulary import Glyph

AHEAD = timedelta(days=60)
"""How long before its day something is due for somebody."""


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


def _to_review(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.evidence.review"):
        return
    rows = selectors.evidence_list(actor).filter(waiting_for(actor, "register.evidence.review"), state="submitted")
    for piece in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            piece.title,
            _("Evidence that somebody else put in"),
            reverse("evidence", args=[piece.pk]),
            pgettext("step", "review"),
            since=timezone.localdate(piece.created_at),
            reference=piece.reference,
        )


def _to_confirm(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, "register.assessment.confirm"):
        return
    rows = StatusAssessment.objects.filter(visible(StatusAssessment, actor), state="proposed")
    rows = rows.filter(waiting_for(actor, "register.assessment.confirm")).select_related("commitment")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.commitment.title,
            _("An assessment waits for a second person"),
            reverse("assessment_confirm", args=[one.commitment_id, one.pk]),
            pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at),
            reference=one.commitment.reference,
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
    """Statements that don't fit the record."""
    rows = Contradiction.objects.filter(visible(Contradiction, actor), state="open").select_related("commitment")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.commitment.title,
            _("A statement doesn't fit the record"),
            reverse("commitment", args=[one.commitment_id]),
            pgettext("step", "explain"),
            since=timezone.localdate(one.created_at),
            reference=one.commitment.reference,
        )


def _came_back(actor: Actor) -> Iterator[Task]:
    """Evidence of one's own bodies that a second person returned, until another piece was put in after it."""
    own = actor.organisations("focal_point")
    if not own:
        return
    rows = Evidence.objects.filter(
        visible(Evidence, actor), state="returned", measure__lead__in=own,
        measure__state__in=UNFINISHED,
    )  # fmt: skip
    newer = Evidence.objects.filter(measure=OuterRef("measure"), created_at__gt=OuterRef("created_at"))
    for one in rows.exclude(Exists(newer)).order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.title,
            _("Your evidence was returned"),
            reverse("evidence", args=[one.pk]),
            pgettext("step", "put in anew"),
            since=timezone.localdate(one.created_at),
            reference=one.reference,
        )


def _second(one: Verification | Coverage, about: Obligation, what: str, address: str) -> Task:
    since = timezone.localdate(one.created_at)
    return Task(about.summary, what, address, pgettext("step", "confirm"), since=since, reference=about.reference)


def _commitments_due(actor: Actor, today: date) -> Iterator[Task]:
    rows = selectors.commitments(actor, today).filter(state="active", due_on__lte=today + AHEAD)
    rows = rows.exclude(standing=Glyph.PROVEN)
    if not actor.roles & CENTRE:  # what others promised in public is theirs to keep
        rows = rows.filter(lead__in=actor.organisations("focal_point"))
    for one in rows.order_by("due_on", "pk")[:MOST]:
        yield due(one, reverse("commitment", args=[one.pk]), today)


def due(one: Commitment | Measure, address: str, today: date) -> Task:
    """A commitment or measure that is to be kept by its day."""
    step = pgettext("step", "overdue") if one.due_on and one.due_on < today else pgettext("step", "due")
    return Task(one.title, "", address, step, due_on=one.due_on, reference=one.reference, note=one.lead.name)

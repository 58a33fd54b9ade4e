"""Every read of the register. Each takes the actor and returns only what the actor may see."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.models import Approval
from zotim.register.data_calls.selectors import CallTask
from zotim.register.data_calls.selectors import tasks as call_tasks
from zotim.register.models import Commitment, Document, Evidence, Measure, Report, StatusAssessment
from zotim.register.policy import CENTRE
from zotim.register.standing import standing
from zotim.vocabulary import Glyph, LineOfEffort


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment and where it stands today."""

    commitment: Commitment
    glyph: Glyph

    @property
    def url(self) -> str:
        """Its page."""
        return reverse("commitment", args=[self.commitment.pk])

    @property
    def label(self) -> str:
        """What was promised, in the page's language."""
        return str(self.commitment.title)


def documents(actor: Actor) -> QuerySet[Document]:
    """Statements that the actor may read, newest first."""
    return Document.objects.filter(visible(Document, actor)).order_by("-created_at")


def commitments(actor: Actor) -> QuerySet[Commitment]:
    """Commitments that the actor may see, with what their standing is computed from."""
    confirmed = StatusAssessment.objects.filter(state="confirmed").order_by("-created_at")
    return (
        Commitment.objects.filter(visible(Commitment, actor))
        .select_related("lead", "document")
        .defer("document__text")  # a statement may have eighty pages, and a list has many commitments
        .prefetch_related("measures", Prefetch("assessments", confirmed, to_attr="confirmed"))
        .order_by("-created_at")
    )


def stand(commitment: Commitment, today: date | None = None) -> Standing:
    """Where one of :func:`commitments` stands."""
    newest = commitment.confirmed[0] if commitment.confirmed else None  # type: ignore[attr-defined]
    day = today or timezone.localdate()
    return Standing(commitment, standing(commitment, commitment.measures.all(), newest, day))


def commitment(actor: Actor, pk: UUID) -> Commitment:
    """One commitment. Raises NotVisible."""
    return get_visible(commitments(actor), actor, pk=pk)


def by_line(actor: Actor, today: date | None = None) -> dict[LineOfEffort, list[Standing]]:
    """All commitments that the actor may see, by line of effort, in the order of the vocabulary; most proven first."""
    order = [Glyph.PROVEN, Glyph.SAID, Glyph.UNDER_WAY, Glyph.PROMISED, Glyph.LATE]
    lines: dict[LineOfEffort, list[Standing]] = {line: [] for line in LineOfEffort}
    for one in commitments(actor):
        lines[LineOfEffort(one.line_of_effort)].append(stand(one, today))
    for standings in lines.values():
        standings.sort(key=lambda s: order.index(s.glyph))
    return lines


def measures_of(actor: Actor, one: Commitment) -> QuerySet[Measure]:
    """The measures of a commitment."""
    return one.measures.filter(visible(Measure, actor)).select_related("lead").order_by("starts_on")


def pieces_of(actor: Actor, measure: Measure) -> QuerySet[Evidence]:
    """The evidence of a measure."""
    return measure.evidence.filter(visible(Evidence, actor)).select_related("file").order_by("created_at")


def assessments_of(actor: Actor, one: Commitment) -> QuerySet[StatusAssessment]:
    """What was said and assessed about a commitment, newest first."""
    return one.assessments.filter(visible(StatusAssessment, actor)).select_related("assessed_by")


def evidence_list(actor: Actor) -> QuerySet[Evidence]:
    """Evidence that the actor may see, what waits for review first."""
    return (
        Evidence.objects.filter(visible(Evidence, actor))
        .select_related("measure", "file", "submitted_by")
        .order_by("-created_at")
    )


def reports(actor: Actor) -> QuerySet[Report]:
    """Reports that the actor may read, newest first."""
    return Report.objects.filter(visible(Report, actor)).order_by("-created_at")


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for the actor."""

    kind: str
    record: Evidence | StatusAssessment | Commitment | Document
    due_on: date | None


def tasks(actor: Actor, today: date | None = None) -> list[Task | CallTask]:
    """What is due for the actor: reviews that others asked for, suggestions to decide, days that come or passed."""
    day = today or timezone.localdate()
    waiting = Approval.objects.filter(state="pending").exclude(requested_by_id__in=actor.people)
    waiting = waiting.exclude(requested_for_id__in=actor.people)
    ids = list(waiting.values_list("object_id", flat=True))
    found: list[Task] = []
    if actor.roles & CENTRE:
        found += [Task("review", piece, None) for piece in evidence_list(actor).filter(pk__in=ids, state="submitted")]
        proposed = StatusAssessment.objects.filter(visible(StatusAssessment, actor), pk__in=ids, state="proposed")
        found += [Task("confirm", one, None) for one in proposed.select_related("commitment")]
        found += [Task("read", one, None) for one in documents(actor).filter(suggestions__state="open").distinct()]
    for one in commitments(actor).filter(due_on__isnull=False, state="active").order_by("due_on")[:20]:
        if one.due_on and stand(one, day).glyph != Glyph.PROVEN and (one.due_on - day).days <= 60:
            found.append(Task("due", one, one.due_on))
    every: list[Task | CallTask] = [*found, *call_tasks(actor)]
    return sorted(every, key=lambda task: (task.due_on or day, task.kind))

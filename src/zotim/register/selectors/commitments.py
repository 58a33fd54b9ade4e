"""Reads of statements, commitments, and what is done and shown about them."""

from datetime import date
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.register.models import Commitment, Document, Evidence, Measure, StatusAssessment, Suggestion
from zotim.register.standing import glyph_on


def documents(actor: Actor) -> QuerySet[Document]:
    """Statements that the actor may read, newest first."""
    return Document.objects.filter(visible(Document, actor)).order_by("-created_at")


def commitments(actor: Actor, today: date | None = None) -> QuerySet[Commitment]:
    """Commitments that the actor may see, newest first; ``glyph`` says where each stands on the day."""
    return (
        Commitment.objects.filter(visible(Commitment, actor))
        .annotate(glyph=glyph_on(today or timezone.localdate()))
        .select_related("lead", "document")
        .defer("document__text")  # a statement may have eighty pages, and a list has many commitments
        .order_by("-created_at", "-pk")
    )


def commitment(actor: Actor, pk: UUID) -> Commitment:
    """One commitment. Raises NotVisible."""
    return get_visible(commitments(actor), actor, pk=pk)


def successors(actor: Actor, one: Commitment) -> QuerySet[Commitment]:
    """What can take the place of a commitment: others that are active, of the same line of effort first."""
    same = Case(When(line_of_effort=one.line_of_effort, then=Value(0)), default=Value(1))
    return commitments(actor).filter(state="active").exclude(pk=one.pk).order_by(same, "-created_at", "-pk")


def linked_to(actor: Actor, one: Commitment) -> QuerySet[Suggestion]:
    """The passages of other statements that say the same promise again, the oldest first; those of commitments that
    were merged into it too."""
    rows = one.suggestions.filter(visible(Suggestion, actor)).select_related("document")
    rows = rows.exclude(document=one.document_id, start=one.start, end=one.end)
    return rows.defer("document__text").order_by("document__dated_on", "created_at", "pk")


def every_measure(actor: Actor) -> QuerySet[Measure]:
    """Measures that the actor may see, those too that were merged into another."""
    return Measure.objects.filter(visible(Measure, actor))


def measures_of(actor: Actor, one: Commitment) -> QuerySet[Measure]:
    """The measures of a commitment."""
    return one.measures.filter(visible(Measure, actor)).select_related("lead").order_by("starts_on")


def pieces_of(actor: Actor, measure: Measure) -> QuerySet[Evidence]:
    """The evidence of a measure."""
    return measure.evidence.filter(visible(Evidence, actor)).select_related("file").order_by("created_at")


def assessments_of(actor: Actor, one: Commitment) -> QuerySet[StatusAssessment]:
    """What was said and assessed about a commitment, newest first."""
    return one.assessments.filter(visible(StatusAssessment, actor)).select_related("assessed_by")


def measure_of(actor: Actor, piece: Evidence) -> Measure | None:
    """The measure for which a piece was put in, if the actor may see it."""
    return Measure.objects.filter(visible(Measure, actor), pk=piece.measure_id).first()


def put_in_anew() -> Exists:
    """Whether another piece was put in for the measure of an outer piece after it; the caller asked for the reader."""
    return Exists(Evidence.objects.filter(measure=OuterRef("measure"), created_at__gt=OuterRef("created_at")))


def evidence_list(actor: Actor) -> QuerySet[Evidence]:
    """Evidence that the actor may see, newest first."""
    return (
        Evidence.objects.filter(visible(Evidence, actor))
        .select_related("measure", "file", "submitted_by")
        .order_by("-created_at")
    )

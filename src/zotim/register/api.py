"""The register for other systems: lists and single records, all through ``visible()``; read only."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.errors import ValidationError

from zotim.core.access.pages import Request
from zotim.core.api import (
    ERRORS,
    FILE,
    ONE_ERRORS,
    Asked,
    Day,
    Listed,
    Paging,
    StateOf,
    Text,
    Words,
    file_answer,
    listed,
    narrowed,
    newest_first,
    one_of,
)
from zotim.register.models import Document, Evidence
from zotim.register.record import Whole, whole, whole_as_of
from zotim.register.selectors import commitments
from zotim.register.selectors.library import end_of
from zotim.register.states import COMMITMENT, EVIDENCE
from zotim.register.tables import CommitmentTable, DocumentTable, EvidenceTable
from zotim.vocabulary import Glyph, LineOfEffort

router = Router(tags=["register"])


class CommitmentOut(Schema):
    """What was promised, and where it stands today."""

    id: UUID
    reference: str
    title: Text
    action: str
    line_of_effort: str
    lead_id: UUID
    quantity: Decimal | None
    unit: str
    due_on: date | None
    partner: str
    instrument: str
    classification: str
    state: str
    merged_into_id: UUID | None
    standing: str

    @staticmethod
    def resolve_standing(obj: Any) -> str:
        """Where it stands on the day, not the column behind it."""
        return str(obj["standing"] if isinstance(obj, dict) else obj.glyph)


class MeasureOut(Schema):
    """What is done about commitments."""

    id: UUID
    reference: str
    title: Text
    lead_id: UUID
    starts_on: date
    due_on: date | None
    blocked_since: date | None
    state: str
    merged_into_id: UUID | None
    classification: str


class EvidenceOut(Schema):
    """What shows that a measure is done."""

    id: UUID
    reference: str
    title: Text
    measure_id: UUID
    dated_on: date
    state: str
    classification: str
    sha256: str
    size: int
    content_type: str

    @staticmethod
    def resolve_sha256(obj: Evidence) -> str:
        return obj.file.sha256

    @staticmethod
    def resolve_size(obj: Evidence) -> int:
        return obj.file.size

    @staticmethod
    def resolve_content_type(obj: Evidence) -> str:
        return obj.file.content_type


class AssessmentOut(Schema):
    """What the body says of a commitment, and what the centre found: in two hands once it is confirmed."""

    id: UUID
    claimed: str
    assessed: str
    reason: Text
    state: str
    created_at: datetime


class CommitmentDetail(CommitmentOut):
    """A commitment with its measures, their evidence and its assessments, now or as of the end of a day.

    ``assessments`` is null where they are kept from the caller: that says nothing of whether there are any.
    """

    as_of: date | None
    measures: list[MeasureOut]
    evidence: list[EvidenceOut]
    assessments: list[AssessmentOut] | None


class DocumentOut(Schema):
    """A statement."""

    id: UUID
    reference: str
    title: str
    language: str
    sha256: str
    dated_on: date | None
    source: str
    classification: str


class DocumentDetail(DocumentOut):
    """A statement with its text."""

    text: str


class CommitmentsAsked(Paging):
    """Which commitments; ``standing`` is where one stands today."""

    q: Words = ""
    line_of_effort: LineOfEffort | None = None
    standing: Glyph | None = None
    state: Annotated[str | None, StateOf(COMMITMENT)] = None
    lead: UUID | None = None
    due_from: Day | None = None
    due_until: Day | None = None


class EvidenceAsked(Paging):
    """Which evidence."""

    q: Words = ""
    state: Annotated[str | None, StateOf(EVIDENCE)] = None


class DocumentsAsked(Paging):
    """Which statements."""

    q: Words = ""


class AsOf(Asked):
    """The day at whose end a record is read; not one that hasn't come."""

    as_of: Day | None = None


@router.get("/commitments", response={200: Listed[CommitmentOut], **ERRORS}, summary="List commitments")
def commitment_list(request: Request, asked: Query[CommitmentsAsked]) -> Any:
    """Commitments that the organisation may see, and where each stands today; newest first."""
    rows = narrowed(commitments(request.actor).exclude(state="merged"), CommitmentTable.filters, asked)
    return listed(request, "register.commitment.list", rows, asked)


@router.get("/commitments/{pk}", response={200: CommitmentDetail, **ONE_ERRORS}, summary="One commitment")
def commitment_detail(request: Request, pk: UUID, asked: Query[AsOf]) -> Any:
    """One commitment with its path, as it stands today, or as it stood at the end of a day: not found if not yet."""
    today, day = timezone.localdate(), asked.as_of
    if day and day > today:
        raise ValidationError([{"loc": ("query", "as_of"), "msg": "That day hasn't come yet"}])
    one_of(request, "register.commitment.view", commitments(request.actor), pk)
    if day is None or day == today:
        return _detail(whole(request.actor, pk), day)
    return _detail(whole_as_of(request.actor, pk, end_of(day)), day)


def _detail(found: Whole, day: date | None) -> dict[str, Any]:
    """A commitment as the address gives it out."""
    return {
        **{name: getattr(found.commitment, name) for name in CommitmentOut.model_fields if name != "standing"},
        "standing": found.glyph,
        "as_of": day,
        "measures": found.measures,
        "evidence": [piece for pieces in found.evidence.values() for piece in pieces],
        "assessments": None if found.hidden else found.assessments,
    }


@router.get("/evidence", response={200: Listed[EvidenceOut], **ERRORS}, summary="List evidence")
def evidence_list(request: Request, asked: Query[EvidenceAsked]) -> Any:
    """Evidence that the organisation may see, newest first; without the files themselves."""
    rows = narrowed(newest_first(Evidence, request).select_related("file"), EvidenceTable.filters, asked)
    return listed(request, "register.evidence.list", rows, asked)


@router.get("/evidence/{pk}", response={200: EvidenceOut, **ONE_ERRORS}, summary="One piece of evidence")
def evidence_detail(request: Request, pk: UUID) -> Any:
    """One piece of evidence, without the file itself."""
    return one_of(request, "register.evidence.view", newest_first(Evidence, request).select_related("file"), pk)


@router.get("/evidence/{pk}/file", response=ONE_ERRORS, summary="The file of a piece of evidence", openapi_extra=FILE)
def evidence_file(request: Request, pk: UUID) -> Any:
    """The file itself, as it was put in."""
    return file_answer(
        one_of(request, "register.evidence.download", newest_first(Evidence, request).select_related("file"), pk).file
    )


@router.get("/documents", response={200: Listed[DocumentOut], **ERRORS}, summary="List statements")
def document_list(request: Request, asked: Query[DocumentsAsked]) -> Any:
    """Statements that the organisation may read, newest first; without their texts."""
    rows = narrowed(newest_first(Document, request).defer("text"), DocumentTable.filters, asked)
    return listed(request, "register.document.list", rows, asked)


@router.get("/documents/{pk}", response={200: DocumentDetail, **ONE_ERRORS}, summary="One statement")
def document_detail(request: Request, pk: UUID) -> Any:
    """One statement with its text."""
    return one_of(request, "register.document.view", newest_first(Document, request), pk)

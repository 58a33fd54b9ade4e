"""The register for other systems: lists and single records, all through ``visible()``; read only."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Query, Router, Schema

from zotim.core.access.pages import Request
from zotim.core.access.policy import NotVisible
from zotim.core.api import ERRORS, FILE, ONE_ERRORS, Listed, Paging, Text, file_answer, listed, newest_first, one_of
from zotim.register.models import Commitment, Document, Evidence, Measure, Report, ReportFile
from zotim.register.selectors import commitments

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
    def resolve_standing(obj: Commitment) -> str:
        """Where it stands today, not the column behind it."""
        return obj.glyph  # type: ignore[attr-defined]


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


class ReportOut(Schema):
    """A report as of a moment."""

    id: UUID
    reference: str
    title: Text
    as_of: datetime
    classification: str


class ReportFileOut(Schema):
    """One file of a report."""

    id: UUID
    language: str
    format: str
    sha256: str
    content_type: str

    @staticmethod
    def resolve_sha256(obj: ReportFile) -> str:
        return obj.file.sha256

    @staticmethod
    def resolve_content_type(obj: ReportFile) -> str:
        return obj.content_type


class ReportDetail(ReportOut):
    """A report with its files."""

    files: list[ReportFileOut]

    @staticmethod
    def resolve_files(obj: Report) -> list[ReportFile]:
        return list(obj.files.select_related("file").order_by("language", "format"))


@router.get("/commitments", response={200: Listed[CommitmentOut], **ERRORS}, summary="List commitments")
def commitment_list(request: Request, paging: Query[Paging]) -> Any:
    """Commitments that the organisation may see, and where each stands today; newest first."""
    rows = commitments(request.actor).exclude(state="merged")
    return listed(request, "register.commitment.list", rows, paging)


@router.get("/commitments/{uuid:pk}", response={200: CommitmentOut, **ONE_ERRORS}, summary="One commitment")
def commitment_detail(request: Request, pk: UUID) -> Any:
    """One commitment, and where it stands today."""
    return one_of(request, "register.commitment.view", commitments(request.actor), pk)


@router.get("/measures", response={200: Listed[MeasureOut], **ERRORS}, summary="List measures")
def measure_list(request: Request, paging: Query[Paging]) -> Any:
    """Measures that the organisation may see, newest first."""
    return listed(request, "register.measure.list", newest_first(Measure, request).filter(merged_into=None), paging)


@router.get("/measures/{uuid:pk}", response={200: MeasureOut, **ONE_ERRORS}, summary="One measure")
def measure_detail(request: Request, pk: UUID) -> Any:
    """One measure."""
    return one_of(request, "register.measure.view", newest_first(Measure, request), pk)


@router.get("/evidence", response={200: Listed[EvidenceOut], **ERRORS}, summary="List evidence")
def evidence_list(request: Request, paging: Query[Paging]) -> Any:
    """Evidence that the organisation may see, newest first; without the files themselves."""
    return listed(request, "register.evidence.list", newest_first(Evidence, request).select_related("file"), paging)


@router.get("/evidence/{uuid:pk}", response={200: EvidenceOut, **ONE_ERRORS}, summary="One piece of evidence")
def evidence_detail(request: Request, pk: UUID) -> Any:
    """One piece of evidence, without the file itself."""
    return one_of(request, "register.evidence.view", newest_first(Evidence, request).select_related("file"), pk)


@router.get(
    "/evidence/{uuid:pk}/file", response=ONE_ERRORS, summary="The file of a piece of evidence", openapi_extra=FILE
)
def evidence_file(request: Request, pk: UUID) -> Any:
    """The file itself, as it was put in."""
    return file_answer(
        one_of(request, "register.evidence.download", newest_first(Evidence, request).select_related("file"), pk).file
    )


@router.get("/documents", response={200: Listed[DocumentOut], **ERRORS}, summary="List statements")
def document_list(request: Request, paging: Query[Paging]) -> Any:
    """Statements that the organisation may read, newest first; without their texts."""
    return listed(request, "register.document.list", newest_first(Document, request).defer("text"), paging)


@router.get("/documents/{uuid:pk}", response={200: DocumentDetail, **ONE_ERRORS}, summary="One statement")
def document_detail(request: Request, pk: UUID) -> Any:
    """One statement with its text."""
    return one_of(request, "register.document.view", newest_first(Document, request), pk)


def final_reports(request: Request) -> QuerySet[Report]:
    """Reports that other systems may read: what isn't final is still being commented on."""
    return newest_first(Report, request).filter(state="final").defer("content")


@router.get("/reports", response={200: Listed[ReportOut], **ERRORS}, summary="List reports")
def report_list(request: Request, paging: Query[Paging]) -> Any:
    """Reports that the organisation may read, newest first."""
    return listed(request, "register.report.list", final_reports(request), paging)


@router.get("/reports/{uuid:pk}", response={200: ReportDetail, **ONE_ERRORS}, summary="One report")
def report_detail(request: Request, pk: UUID) -> Any:
    """One report, and which files were made of it."""
    return one_of(request, "register.report.view", final_reports(request), pk)


@router.get(
    "/reports/{uuid:pk}/files/{uuid:file}", response=ONE_ERRORS, summary="A file of a report", openapi_extra=FILE
)
def report_file(request: Request, pk: UUID, file: UUID) -> Any:
    """One file of a report, as it was given out."""
    found = one_of(request, "register.report.download", final_reports(request), pk)
    kept = found.files.select_related("file").filter(pk=file).first()
    if kept is None:
        raise NotVisible(ReportFile, str(file))
    return file_answer(kept.file)

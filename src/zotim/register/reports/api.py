"""Reports for other systems: those that are final, and their files; read only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, FILE, ONE_ERRORS, Listed, Paging, Text, file_answer, listed, newest_first, one_of
from zotim.core.documents.downloads import made_file
from zotim.register.api import router
from zotim.register.reports.models import Report, ReportFile


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


def final_reports(request: Request) -> QuerySet[Report]:
    """Reports that other systems may read: what isn't final is still being commented on."""
    return newest_first(Report, request).filter(state="final").defer("content")


@router.get("/reports", response={200: Listed[ReportOut], **ERRORS}, summary="List reports")
def report_list(request: Request, paging: Query[Paging]) -> Any:
    """Reports that the organisation may read, newest first."""
    return listed(request, "register.report.list", final_reports(request), paging)


@router.get("/reports/{pk}", response={200: ReportDetail, **ONE_ERRORS}, summary="One report")
def report_detail(request: Request, pk: UUID) -> Any:
    """One report, and which files were made of it."""
    return one_of(request, "register.report.view", final_reports(request), pk)


@router.get("/reports/{pk}/files/{file}", response=ONE_ERRORS, summary="A file of a report", openapi_extra=FILE)
def report_file(request: Request, pk: UUID, file: UUID) -> Any:
    """One file of a report, as it was given out."""
    found = one_of(request, "register.report.download", final_reports(request), pk)
    made = made_file(found, file)
    return file_answer(made.file, made.content_type)

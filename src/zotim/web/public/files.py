"""Files of published reports, found by the hash that the extract names."""

from dataclasses import dataclass

from zotim.core.evidence.services import file_bytes
from zotim.register.extracts.content import Content
from zotim.register.reports.models import ReportFile


@dataclass(frozen=True, slots=True)
class Published:
    """A file as it is handed out."""

    name: str
    content_type: str
    data: bytes


def file_of(content: Content, name: str) -> Published | None:
    """The file that *content* calls *name*; None for any other."""
    for report in content.get("reports", ()):
        for one in report["files"]:
            if one["name"] == name:
                made = ReportFile.objects.select_related("file", "report").filter(file__sha256=one["sha256"]).first()
                return Published(name, made.content_type, file_bytes(made.file)) if made else None
    return None

"""How files leave: always as an attachment, so that no browser opens or runs what somebody sent."""

from urllib.parse import quote

from django.http import HttpResponse

from zotim.core.evidence.services import Opened


def attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to be saved under *name*; nothing on the way keeps a copy or guesses what it is."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def download(opened: Opened, *, content_type: str = "", name: str = "") -> HttpResponse:
    """A kept file, under its own name and type unless others are given."""
    return attachment(opened.data, content_type or opened.file.content_type, name or opened.file.name)

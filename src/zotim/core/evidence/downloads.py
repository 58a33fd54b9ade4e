"""How files leave: always as an attachment, so that no browser opens or runs what somebody sent."""

from urllib.parse import quote

from django.http import HttpResponse


def attachment(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to be saved under *name*; nothing on the way keeps a copy or guesses what it is."""
    response = HttpResponse(data, content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response

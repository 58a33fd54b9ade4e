"""A request that is too big is refused by its announced length, before a byte of it is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from zotim.core.evidence.content import SIZE_LIMIT
from zotim.formats.text.errors import MEGABYTE

BODY_LIMIT = SIZE_LIMIT + MEGABYTE
"""The largest file, and room for the fields around it."""


class BodyLimit:
    """Answers 413 to a body beyond :data:`BODY_LIMIT`.

    Stands before whatever looks into forms. The server hands Django no more than the announced length, so a length
    that lies gains nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length[:20]) > BODY_LIMIT:
            response = HttpResponse(render_to_string("413.html"), status=413)
            response.headers["Connection"] = "close"
            return response
        return self.get_response(request)

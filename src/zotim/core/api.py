"""What the API of each room is made of: pages of a list, one record, a file, and what an error looks like.

Every address filters by ``visible()`` and leaves a trace. Imported from the addresses only, as django-ninja itself.
"""

from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from ninja import Field, Schema

from zotim.core.access.pages import Request
from zotim.core.access.policy import ACTIONS, Denied, get_visible, visible
from zotim.core.audit.services import record
from zotim.core.evidence.downloads import attachment
from zotim.core.evidence.services import file_bytes

T = TypeVar("T")


class Text(Schema):
    """A text with its original language and translations."""

    original: str
    texts: dict[str, str]


class Problem(Schema):
    """What is wrong."""

    detail: str


class Where(Schema):
    """One part of a call that isn't as described."""

    where: list[str]
    why: str


class Invalid(Problem):
    """Which parts of the call are wrong."""

    problems: list[Where]


class Listed(Schema, Generic[T]):
    """One page of a list: how many there are in all, and the number of the next page if there is one."""

    count: int
    next: int | None
    items: list[T]


class Paging(Schema):
    """Which page of a list."""

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=100)] = 50


# ninja leaves out what its own machinery answers, so each address says it.
ERRORS: dict[int, Any] = {401: Problem, 403: Problem, 422: Invalid, 429: Problem}
ONE_ERRORS: dict[int, Any] = ERRORS | {404: Problem}
FILE = {
    "responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}}
}


def _open(request: Request, action: str, obj: Model | None = None) -> None:
    """Refuse who has no role for *action*, and write down who looked."""
    if not ACTIONS[action].open_to(request.actor):
        raise Denied(action)
    token = str(request.api_token.pk)  # type: ignore[attr-defined]
    record(request.actor, ACTIONS[action].event, obj, outcome="viewed", details={"token": token})


def newest_first(model: type[Model], request: Request) -> QuerySet[Any]:
    """The rows of *model* that the caller may see, newest first."""
    return model._default_manager.filter(visible(model, request.actor)).order_by("-created_at", "pk")


def listed(request: Request, action: str, rows: QuerySet[Any], paging: Paging) -> dict[str, Any]:
    """One page of *rows*, on record as a look under *action*."""
    _open(request, action)
    count, first = rows.count(), (paging.page - 1) * paging.per_page
    last = first + paging.per_page
    return {"count": count, "next": paging.page + 1 if last < count else None, "items": list(rows[first:last])}


def one_of(request: Request, action: str, rows: QuerySet[Any], pk: UUID) -> Any:
    """One of *rows*, on record as a look under *action*. Raises NotVisible."""
    if not ACTIONS[action].open_to(request.actor):
        raise Denied(action)
    found = get_visible(rows, request.actor, pk=pk)
    _open(request, action, found)
    return found


def file_answer(kept: Any) -> HttpResponse:
    """A kept file, as a download."""
    return attachment(file_bytes(kept), kept.content_type, kept.sha256)

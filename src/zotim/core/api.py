"""What the API of each room is made of: pages of a list and its filters, one record, a file, what an error looks like.

Every address filters by ``visible()`` and leaves a trace. Imported from the addresses only, as django-ninja itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import HttpResponse
from ninja import Field, Schema
from pydantic import BeforeValidator, ValidationInfo, model_validator
from pydantic_core import core_schema

from zotim.core.access.pages import Request
from zotim.core.access.policy import ACTIONS, Denied, get_visible, visible
from zotim.core.audit.services import record
from zotim.core.evidence.downloads import download
from zotim.core.evidence.models import File
from zotim.core.evidence.services import Opened, file_bytes
from zotim.core.states.machine import Machine
from zotim.core.ui.filters import Filter

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


class Asked(Schema):
    """What a call asks for. A name that isn't declared is refused: a filter that is spelled wrong would give out more
    than was asked for, and nobody would notice."""

    @model_validator(mode="before")
    @classmethod
    def _nothing_else(cls, given: Any, info: ValidationInfo) -> Any:
        asked = info.context["request"].GET if info.context else ()
        if unknown := sorted(set(asked) - set(cls.model_fields)):
            named = ", ".join(name[:40] for name in unknown[:10])
            raise ValueError(f"unknown: {named}; known: {', '.join(cls.model_fields)}")
        return given


class Paging(Asked):
    """Which page of a list."""

    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    per_page: Annotated[int, Field(ge=1, le=100)] = 50


Words = Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")]
"""What a search box takes."""


def _written_out(given: Any) -> Any:
    if isinstance(given, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        raise ValueError("a day is written as 2026-11-24")
    return given


Day = Annotated[date, BeforeValidator(_written_out)]
"""A day as ISO 8601 writes it; pydantic alone takes any number for seconds since 1970."""


@dataclass(frozen=True, slots=True)
class StateOf:
    """A parameter that takes a state of *machine*: ``state: Annotated[str | None, StateOf(COMMITMENT)] = None``."""

    machine: Machine

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        codes = [state.code for state in self.machine.states]
        return core_schema.nullable_schema(core_schema.literal_schema(codes))


# ninja leaves out what its own machinery answers, so each address says it.
ERRORS: dict[int, Any] = {401: Problem, 403: Problem, 422: Invalid, 429: Problem}
ONE_ERRORS: dict[int, Any] = ERRORS | {404: Problem}
FILE = {"responses": {200: {"content": {"*/*": {"schema": {"type": "string", "format": "binary"}}}}}}


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


def narrowed(rows: QuerySet[Any], filters: Sequence[Filter], asked: Schema) -> QuerySet[Any]:
    """*rows* by the *filters* of a page's table, with the values that *asked* holds under their names.

    The same filters as on the page, so that both find the same. An empty value filters nothing.
    """
    for one in filters:
        value = getattr(asked, one.name, None)
        if value not in (None, ""):
            rows = rows.filter(one.q(value))
    return rows


def one_of(request: Request, action: str, rows: QuerySet[Any], pk: UUID) -> Any:
    """One of *rows*, on record as a look under *action*. Raises NotVisible."""
    if not ACTIONS[action].open_to(request.actor):
        raise Denied(action)
    found = get_visible(rows, request.actor, pk=pk)
    _open(request, action, found)
    return found


def plain(schema: type[Schema], one: Any, *without: str) -> dict[str, Any]:
    """The fields of *schema* that are plain attributes of a record: all but those *without*."""
    return {name: getattr(one, name) for name in schema.model_fields if name not in without}


def file_answer(kept: File, content_type: str = "") -> HttpResponse:
    """A kept file under its hash, as a download."""
    return download(Opened(kept, file_bytes(kept)), content_type=content_type, name=kept.sha256)

"""Which lists are in force, since when, and what a version changed. Imported from the addresses only."""

from datetime import date, datetime
from typing import Any

from ninja import Query, Router, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, Listed, Paging, Text, listed
from zotim.desks.screening.lists import selectors
from zotim.desks.screening.lists.models import Version

router = Router(tags=["lists"])


class ListOut(Schema):
    """A list: on what it rests, how many entries it holds now and since when."""

    code: str
    title: Text
    basis: str
    publisher: str
    entries: int | None
    in_force_at: datetime | None


class VersionOut(Schema):
    """A version of a list."""

    number: int
    state: str
    published_on: date | None
    taken_at: datetime
    in_force_at: datetime | None
    entries: int
    added: int
    changed: int
    removed: int


@router.get("/lists", response={200: Listed[ListOut]} | ERRORS, url_name="screening-lists")
def lists(request: Request, asked: Query[Paging]) -> dict[str, Any]:
    """The lists of this installation."""
    page = listed(request, "screening.source.list", selectors.sources(request.actor), asked)
    return page | {"items": [
        {"code": one.code, "title": {"original": one.title.original, "texts": one.title.texts}, "basis": one.basis,
         "publisher": one.publisher, "entries": one.number, "in_force_at": one.in_force_at}
        for one in page["items"]
    ]}  # fmt: skip


@router.get("/lists/{code}/versions", response={200: Listed[VersionOut]} | ERRORS, url_name="screening-versions")
def versions(request: Request, code: str, asked: Query[Paging]) -> dict[str, Any]:
    """The versions of a list, the newest first; none, where there is no such list."""
    rows = selectors.versions_of(request.actor, code[:40])
    page = listed(request, "screening.source.view", rows, asked)
    return page | {"items": [_version(one) for one in page["items"]]}


def _version(one: Version) -> dict[str, Any]:
    named = ("number", "state", "published_on", "in_force_at", "entries", "added", "changed", "removed")
    return {name: getattr(one, name) for name in named} | {"taken_at": one.created_at}

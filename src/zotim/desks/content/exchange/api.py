"""For bodies that follow banks of fingerprints: what changed, what is in force, and how entries fared. Each answer is
signed, and each call on record."""

from hashlib import sha256
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.policy import allow
from zotim.core.api import Invalid, Problem
from zotim.core.audit.services import record
from zotim.core.figures.signed import canonical
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.exchange.contents import SORTS
from zotim.desks.content.exchange.models import Change, Said, What
from zotim.desks.content.exchange.services import feed, recalls
from zotim.desks.content.exchange.signing import signed

router = Router(tags=["content"])
BAD: dict[int, Any] = {401: Problem, 403: Problem, 404: Problem, 422: Invalid, 429: Problem}
FORMAT = "zotim-changes/1"
Number = Annotated[int, Field(ge=0, le=2**62)]


class After(Schema):
    """Which part is wanted: what stands after a number, at most so many."""

    since: Number = 0
    limit: Annotated[int, Field(ge=1, le=1_000)] = 1_000


class Fared(Schema):
    """How an entry fared: ``seen`` (met, not looked at), ``true`` or ``false``."""

    entry: Number
    said: Said


def _answer(
    request: Request, verb: str, content: dict[str, Any], counted: int, form: str = FORMAT
) -> HttpResponse:  # fmt: skip
    data = signed(form, content)
    token: Any = request.api_token  # type: ignore[attr-defined]
    details = {"token": str(token.pk), "count": counted, "sha256": sha256(data).hexdigest()}
    record(request.actor, verb, details=details)
    return HttpResponse(data, content_type="application/json")


@router.get("/changes", response={200: dict[str, Any]} | BAD, url_name="content-changes")
def changes(request: Request, asked: Query[After]) -> HttpResponse:
    """What changed after *since*: entries that came or went, and dispatches that were withdrawn."""
    page = feed.changes_fetch(actor=request.actor, since=asked.since, most=asked.limit)
    entries = feed.in_force([one.entry for one in page.changes if one.entry])
    told = [_told(one, entries.get(one.entry or -1)) for one in page.changes]
    content = {"changes": told, "more": page.more, "next": page.upto}
    return _answer(request, "content.changes.fetched", content, len(told))


def _told(change: Change, entry: Entry | None) -> dict[str, Any]:
    """A change. An entry that was withdrawn meanwhile is named, and not given."""
    said: dict[str, Any] = {
        "at": change.created_at.isoformat(timespec="seconds"), "number": change.number, "what": change.what,
    }  # fmt: skip
    if change.bank:
        said["bank"], said["kind"] = change.bank.code, change.bank.kind
    if change.entry is not None:
        said["entry"] = change.entry
    if change.dispatch:
        said["dispatch"] = change.dispatch
    if change.what == What.ADDED and entry is not None and entry.kind in SORTS:
        said["signal"] = _signal(entry)
    return said


def _signal(entry: Entry) -> dict[str, Any]:
    return {"note": entry.note, "type": SORTS[entry.kind].value, "value": bytes(entry.value).hex()}


@router.get("/banks/{code}/entries", response={200: dict[str, Any]} | BAD, url_name="content-bank-entries")
def entries(request: Request, code: str, asked: Query[After]) -> HttpResponse:
    """What is in force in a bank that the body follows, by number: where one begins to follow, and after an import."""
    allow(request.actor, "content.change.fetch")
    found = feed.entries_after(request.actor, code, asked.since, asked.limit + 1)
    some = found[: asked.limit]
    told = [{"entry": one.number, "signal": _signal(one)} for one in some]
    upto = some[-1].number if some else asked.since
    kind = feed.kind_of(request.actor, code)
    content = {"bank": code, "entries": told, "kind": kind, "more": len(found) > asked.limit, "next": upto}
    return _answer(request, "content.changes.fetched", content, len(told))


@router.get("/recalls", response={200: dict[str, Any]} | BAD, url_name="content-recalls")
def recalled(request: Request) -> HttpResponse:
    """What of the files that the body has doesn't stand any more. With the call it is told; it can ask again."""
    told = recalls.recalls_fetch(actor=request.actor)
    return _answer(request, "content.recalls.fetched", {"files": told}, len(told), recalls.FORMAT)


@router.post("/feedback", response={200: dict[str, Any]} | BAD, url_name="content-feedback")
def feedback(request: Request, body: Fared) -> HttpResponse:
    """Say how an entry fared. It counts for the bank; nothing is said of whose content was met."""
    if feed.feedback_give(actor=request.actor, number=body.entry, said=body.said) is None:
        raise HttpError(404, "This body follows no bank with an entry of this number.")
    return HttpResponse(canonical({"entry": body.entry, "said": body.said}), content_type="application/json")

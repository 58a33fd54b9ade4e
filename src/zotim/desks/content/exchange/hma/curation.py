"""``/c``: banks and their contents. What a system writes waits for a person; the header ``Zotim-State`` says so."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from ninja import Router
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.policy import Denied, allow, may, visible
from zotim.core.access.refusals import Unfit
from zotim.core.states.machine import WrongState
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.exchange.hma import finding, media
from zotim.desks.content.exchange.hma.matching import ANY, body, kinds_of, log, standing, yes
from zotim.desks.content.exchange.models import Wanted
from zotim.desks.content.exchange.policy import CHANGE, UNCOVER
from zotim.desks.content.exchange.services import systems
from zotim.formats.known import Sort

curating = Router(tags=["curate"])
READ, WRITE = "content.system.read", "content.system.write"
WROTE = ANY | {201: dict[str, Any]}
LONGEST = timedelta(days=5 * 365)
"""How far away the end of a pause may be."""
MOST_NOTE = 255
STATE = "Zotim-State"
"""Header of every answer to a write: how far that is."""


def _said(content: Any, state: str = "", status: int = 200) -> JsonResponse:
    response = JsonResponse(content, status=status, safe=False)
    if state:
        response[STATE] = state
    return response


def _bank(request: Request, name: str) -> Bank:
    found = finding.banks(request.actor).filter(code=name).first()
    if found is None:
        raise HttpError(404, f"bank '{name[:64]}' not found")
    return found


def _shape(bank: Bank) -> dict[str, Any]:
    return {"name": bank.code, "matching_enabled_ratio": 1.0 if bank.enabled else 0.0}


def _enabled(said: dict[str, Any], otherwise: bool) -> bool:
    """Whether the bank is to be asked. A ratio is all or nothing here: nobody is met by chance. Raises HttpError."""
    if "enabled_ratio" in said:
        try:
            ratio = float(said["enabled_ratio"])
        except (TypeError, ValueError):
            ratio = -1.0
        if ratio not in (0.0, 1.0):
            raise HttpError(400, "enabled_ratio is 0 or 1 here: whether something is met isn't left to chance.")
        return bool(ratio)
    if "enabled" in said:
        value = said["enabled"]
        return yes(value) if isinstance(value, str) else bool(value)
    return otherwise


@curating.get("/banks", response=ANY, url_name="hma-banks")
def banks(request: Request) -> JsonResponse:
    """All banks of what is known. Those of what is lawful aren't told: a machine would act on them."""
    allow(request.actor, READ)
    log(request, "content.system.read")
    return _said([_shape(one) for one in finding.banks(request.actor)])


@curating.post("/banks", response=WROTE, url_name="hma-bank-add")
def bank_add(request: Request) -> JsonResponse:
    """Make a bank. It is empty, and isn't asked before a curator says so."""
    allow(request.actor, WRITE)
    said = body(request)
    name = said.get("name")
    if not isinstance(name, str):
        raise HttpError(400, "Missing required parameter: name")
    try:
        made = systems.bank_open(actor=request.actor, code=name, asked=_enabled(said, True))
    except Unfit as error:
        raise HttpError(403 if error.field == "taken" else 400, error.message) from None
    made.refresh_from_db()
    return _said(_shape(made), "done" if made.enabled else "asked", 201)


@curating.get("/bank/{name}", response=ANY, url_name="hma-bank")
def bank(request: Request, name: str) -> JsonResponse:
    """One bank."""
    allow(request.actor, READ)
    found = _bank(request, name)
    log(request, "content.system.read", found)
    return _said(_shape(found))


@curating.put("/bank/{name}", response=WROTE, url_name="hma-bank-change")
def bank_change(request: Request, name: str) -> JsonResponse:
    """Want a bank asked, or asked no more. It keeps its name: decisions cite it."""
    allow(request.actor, WRITE)
    found, said = _bank(request, name), body(request)
    if said.get("name", found.code) != found.code:
        raise HttpError(403, "A bank keeps its name here: decisions cite it.")
    state = systems.bank_wish(actor=request.actor, bank=found, enabled=_enabled(said, found.enabled))
    found.refresh_from_db()
    return _said(_shape(found), state)


@curating.delete("/bank/{name}", response=WROTE, url_name="hma-bank-delete")
def bank_delete(request: Request, name: str) -> JsonResponse:
    """Want a bank asked no more. What stands in it stays: decisions rest on it."""
    allow(request.actor, WRITE)
    found = finding.banks(request.actor).filter(code=name).first()
    state = systems.bank_wish(actor=request.actor, bank=found, enabled=False) if found else "done"
    return _said({"message": "Done"}, state)


def _more(request: HttpRequest, said: dict[str, Any]) -> dict[str, str]:
    """Note and id that come with a content. Raises HttpError for what isn't kept here."""
    note, metadata = said.get("note") or "", said.get("metadata") or {}
    if isinstance(metadata, str):
        try:
            metadata = json.loads(metadata)
        except ValueError:
            metadata = None
    if not isinstance(note, str) or len(note) > MOST_NOTE:
        raise HttpError(400, f"note is a text of at most {MOST_NOTE} letters.")
    if not isinstance(metadata, dict):
        raise HttpError(400, "metadata should be a json object")
    if unknown := sorted(set(metadata) - {"content_id", "content_uri", "json"}):
        raise HttpError(400, f"metadata contains unexpected keys: {', '.join(unknown)[:100]}")
    if metadata.get("content_uri") or metadata.get("json"):
        raise HttpError(400, "content_uri and json aren't kept with a fingerprint: they may name somebody. Report it.")
    called = metadata.get("content_id") or ""
    if not isinstance(called, str) or len(called) > MOST_NOTE:
        raise HttpError(400, f"content_id is a text of at most {MOST_NOTE} letters.")
    return {"note": note, "content_id": called}


def _put(made: list[Entry]) -> JsonResponse:
    """The id of what was put in, its hashes, and whether it is met yet."""
    signals = {Sort(one.kind).value: bytes(one.value).hex() for one in made if one.kind in finding.TYPES}
    state = "in_force" if all(one.state == "in_force" for one in made) else "proposed"
    number = made[0].deposit.content if hasattr(made[0], "deposit") else made[0].number
    return _said({"id": number, "signals": signals}, state)


@curating.post("/bank/{name}/content", response=WROTE, url_name="hma-content-add")
def content_add(request: Request, name: str) -> JsonResponse:
    """Propose what a file or an address shows. The file is kept nowhere."""
    allow(request.actor, WRITE)
    found = _bank(request, name)
    if request.GET.get("url"):
        said = body(request) if request.headers.get("content-type", "").startswith("application/json") else {}
        _kind, data = media.fetched(request.GET["url"], request.GET.get("content_type", ""))
    elif request.headers.get("content-type", "").startswith("multipart/"):
        _kind, data = media.sent(request)
        said = {one: request.POST.get(one) for one in ("note", "metadata")}
    else:
        raise HttpError(400, "Neither `url` nor multipart file upload was received")
    try:
        return _put(systems.file_put(actor=request.actor, bank=found, data=data, **_more(request, said)))
    except Unfit as error:
        raise HttpError(400, error.message) from None


@curating.post("/bank/{name}/signal", response=WROTE, url_name="hma-signal-add")
def signal_add(request: Request, name: str) -> JsonResponse:
    """Propose hashes of one content."""
    allow(request.actor, WRITE)
    found, said = _bank(request, name), body(request)
    more = _more(request, said)
    hashes = {}
    for kind, text in said.items():
        if kind in ("note", "metadata"):
            continue
        if kind not in finding.TYPES:
            raise HttpError(400, f"No such signal type {kind[:40]}")
        value = finding.digest(kind, text) if isinstance(text, str) else None
        if value is None:
            raise HttpError(400, f"Invalid {kind} signal: it is 64 hexadecimal digits")
        hashes[finding.KINDS[Sort(kind)].value] = value
    if not hashes:
        raise HttpError(400, "No signals given")
    return _put(systems.hashes_put(actor=request.actor, bank=found, hashes=hashes, **more))


def _content(request: Request, bank: Bank, number: int) -> list[Entry]:
    """The entries of one content that haven't ended, and that its caller is told of. Raises HttpError."""
    rows = Entry.objects.filter(visible(Entry, request.actor), Q(number=number) | Q(deposit__content=number), bank=bank)
    found = list(rows.filter(state__in=["proposed", "in_force"]).select_related("bank", "deposit").order_by("number"))
    if not found:
        raise HttpError(404, f"content {number} not found")
    return found


def _told(request: Request, entries: list[Entry], bank: Bank) -> dict[str, Any]:
    """One content. What another body calls it is that body's; fingerprints and notes as the policy says."""
    actor = request.actor
    first = entries[0]
    rests = Wanted.objects.filter(wish="pause", state="done", entry__in=entries, until__gt=timezone.now())
    until = max((int(one.until.timestamp()) for one in rests if one.until), default=0)
    deposit = getattr(first, "deposit", None)
    told: dict[str, Any] = {
        "id": deposit.content if deposit else first.number, "disable_until_ts": until, "bank": _shape(bank),
        "original_media_uri": None,
    }  # fmt: skip
    if deposit and deposit.content_id and may(actor, CHANGE, first):
        told["metadata"] = {"content_id": deposit.content_id}
    if not all(may(actor, UNCOVER, one) for one in entries):
        return told
    if first.note:
        told["note"] = first.note
    if yes(request.GET.get("include_signals", "")):
        told["signals"] = {Sort(one.kind).value: bytes(one.value).hex() for one in entries if one.kind in finding.TYPES}
    return told


@curating.get("/bank/{name}/content/{number}", response=ANY, url_name="hma-content")
def content(request: Request, name: str, number: int) -> JsonResponse:
    """One content."""
    allow(request.actor, READ)
    found = _bank(request, name)
    entries = _content(request, found, number)
    log(request, "content.system.read", entries[0])
    return _said(_told(request, entries, found), entries[0].state)


@curating.put("/bank/{name}/content/{number}", response=WROTE, url_name="hma-content-change")
def content_change(request: Request, name: str, number: int) -> JsonResponse:
    """Want a content left out of answers for a time; or change the note of one that nobody has confirmed."""
    allow(request.actor, WRITE)
    found, said = _bank(request, name), body(request)
    entries = _content(request, found, number)
    state = entries[0].state
    if "note" in said:
        note = _more(request, {"note": said["note"]})["note"]
        try:
            systems.note_change(actor=request.actor, entries=entries, note=note)
        except (Denied, WrongState):
            raise HttpError(403, "A note stands as it was confirmed. Propose the content anew.") from None
    if "disable_until_ts" in said:
        state = systems.pause_wish(actor=request.actor, entries=entries, until=_until(said["disable_until_ts"]))
    return _said(_told(request, _content(request, found, number), found), state)


def _until(stamp: Any) -> datetime:
    """The moment that a number of seconds says; 0 ends a pause. Raises HttpError."""
    now = timezone.now()
    latest = int((now + LONGEST).timestamp())
    if isinstance(stamp, bool) or not isinstance(stamp, int) or not 0 <= stamp <= latest:
        raise HttpError(400, "disable_until_ts is a moment in seconds since 1970, within five years; 0 ends it.")
    return datetime.fromtimestamp(stamp, UTC)


@curating.delete("/bank/{name}/content/{number}", response=WROTE, url_name="hma-content-delete")
def content_delete(request: Request, name: str, number: int) -> JsonResponse:
    """Want a content withdrawn; what the same body proposed and nobody confirmed is taken back at once."""
    allow(request.actor, WRITE)
    entries = _content(request, _bank(request, name), number)
    return _said({"deleted": 1}, systems.withdrawal_wish(actor=request.actor, entries=entries))


@curating.get("/signal_type", response=ANY, url_name="hma-signal-types")
def signal_types(request: Request) -> JsonResponse:
    """The types of hashes."""
    allow(request.actor, READ)
    return _said([{"name": one, "enabled_ratio": 1.0} for one in finding.TYPES])


@curating.get("/signal_type/index", response=ANY, url_name="hma-signal-index")
def signal_index(request: Request) -> JsonResponse:
    """How fresh the index is: what is in force is asked at the next question, so it is never out of date."""
    allow(request.actor, READ)
    told = {}
    for kind in kinds_of(request):
        size, newest = standing(request, kind)
        told[kind] = {
            "db_size": size, "index_size": size, "index_out_of_date": False, "newest_db_item": newest,
            "index_built_to": newest,
        }  # fmt: skip
    return _said(told)


@curating.get("/content_type", response=ANY, url_name="hma-content-types")
def content_types(request: Request) -> JsonResponse:
    """The kinds of content."""
    allow(request.actor, READ)
    return _said([{"name": one, "enabled": True} for one in media.CONTENT])


@curating.get("/exchanges", response=ANY, url_name="hma-exchanges")
def exchanges(request: Request) -> JsonResponse:
    """None: what is taken from elsewhere comes as a file that people confirm."""
    allow(request.actor, READ)
    return _said([])


@curating.post("/exchanges", response=WROTE, url_name="hma-exchange-add")
def exchange_add(request: Request) -> JsonResponse:
    """None can be added here."""
    allow(request.actor, WRITE)
    raise HttpError(403, "What is taken from elsewhere comes as a file that people confirm; no exchange is added here.")


@curating.get("/exchanges/apis", response=ANY, url_name="hma-exchange-apis")
def exchange_apis(request: Request) -> JsonResponse:
    """None."""
    allow(request.actor, READ)
    return _said([])


@curating.get("/exchanges/api/{name}", response=ANY, url_name="hma-exchange-api")
@curating.get(
    "/exchanges/api/{name}/schema", response=ANY, url_name="hma-exchange-schema", operation_id="hma-exchange-schema"
)
def exchange_api(request: Request, name: str) -> JsonResponse:
    """None has this name."""
    allow(request.actor, READ)
    raise HttpError(400, f"no such Exchange API '{name[:64]}'")


@curating.get("/exchange/{name}", response=ANY, url_name="hma-exchange")
@curating.put("/exchange/{name}", response=ANY, url_name="hma-exchange-change", operation_id="hma-exchange-change")
@curating.get(
    "/exchange/{name}/status", response=ANY, url_name="hma-exchange-status", operation_id="hma-exchange-status"
)
def exchange(request: Request, name: str) -> JsonResponse:
    """None has this name."""
    allow(request.actor, READ)
    raise HttpError(404, f"Exchange '{name[:64]}' not found")


@curating.delete("/exchange/{name}", response=ANY, url_name="hma-exchange-delete")
def exchange_delete(request: Request, name: str) -> JsonResponse:
    """There is none, so it is gone."""
    allow(request.actor, WRITE)
    return _said({"message": "success"})

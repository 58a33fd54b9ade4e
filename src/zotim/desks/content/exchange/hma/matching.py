"""``/h`` and ``/m``: hash a file, ask what a hash or a file meets, compare two hashes."""

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import Router
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.exchange.hma import finding, media
from zotim.engines.fingerprints import SAME
from zotim.formats.known import Sort

hashing, matching = Router(tags=["hash"]), Router(tags=["match"])
ANY: dict[int, Any] = dict.fromkeys((200, 400, 401, 403, 404, 413, 429, 503), dict[str, Any])
HASH, MATCH = "content.system.hash", "content.system.match"


def log(request: Request, verb: str, obj: Any = None, **told: Any) -> None:
    """Put a call on record, with the token that made it."""
    record(request.actor, verb, obj, details={"token": str(request.api_token.pk), **told})  # type: ignore[attr-defined]


def needed(request: HttpRequest, name: str) -> str:
    """A value that the address has to state. Raises HttpError."""
    value = request.GET.get(name, "")
    if not value:
        raise HttpError(400, f"Missing required parameter: {name}")
    return value


def body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises HttpError."""
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise HttpError(400, "A JSON object is expected.")
    return said


def yes(text: str) -> bool:
    """Whether a parameter says yes."""
    return text.lower() in ("true", "1", "yes")


def _hashed(request: Request, kind: str, data: bytes) -> dict[str, str]:
    found = media.hashes(kind, data, request.GET.get("types", ""))
    log(request, "content.system.hashed", kind=kind, size=len(data))
    return found


@hashing.get("/hash", response=ANY, url_name="hma-hash")
def hash_address(request: Request) -> JsonResponse:
    """The hashes of what stands at an address; off unless the deployment has it on."""
    allow(request.actor, HASH)
    url = needed(request, "url")
    return JsonResponse(_hashed(request, *media.fetched(url, request.GET.get("content_type", ""))))


@hashing.post("/hash", response=ANY, url_name="hma-hash-file")
def hash_file(request: Request) -> JsonResponse:
    """The hashes of a file; its field is named as its kind of content. It is kept nowhere."""
    allow(request.actor, HASH)
    return JsonResponse(_hashed(request, *media.sent(request)))


def _asked(request: Request) -> tuple[str, bytes]:
    """Type and value of the hash that the address states. Raises HttpError."""
    signal, kind = needed(request, "signal"), needed(request, "signal_type")
    if kind not in finding.TYPES:
        raise HttpError(400, f"No such SignalType '{kind[:40]}'")
    value = finding.digest(kind, signal)
    if value is None:
        raise HttpError(400, f"invalid signal: a {kind} is 64 hexadecimal digits")
    return kind, value


def _named(request: HttpRequest) -> list[str]:
    return [one.strip() for one in request.GET.get("banks", "").split(",") if one.strip()]


def _met(request: Request, kind: str, value: bytes, *, paused: bool = False) -> list[finding.Met]:
    found = finding.met(request.actor, kind, value, _named(request), paused=paused)
    log(request, "content.system.asked", kind=kind, hits=len(found))
    return found


@matching.get("/raw_lookup", response=ANY, url_name="hma-raw-lookup")
def raw_lookup(request: Request) -> JsonResponse:
    """Ids of what a hash meets, those too that are left out of answers for a time."""
    allow(request.actor, MATCH)
    found = _met(request, *_asked(request), paused=True)
    far = yes(request.GET.get("include_distance", ""))
    return JsonResponse({"matches": [one.told() if far else one.number for one in found]})


@matching.get("/lookup", response=ANY, url_name="hma-lookup")
def lookup(request: Request) -> JsonResponse:
    """What a hash meets, by bank; or what stands at an address, by type and bank."""
    allow(request.actor, MATCH)
    if request.GET.get("url"):
        allow(request.actor, HASH)
        return _of_file(request, *media.fetched(request.GET["url"], request.GET.get("content_type", "")))
    return JsonResponse(finding.by_bank(_met(request, *_asked(request))))


@matching.post("/lookup", response=ANY, url_name="hma-lookup-file")
def lookup_file(request: Request) -> JsonResponse:
    """What a file meets, by type and bank."""
    allow(request.actor, MATCH)
    allow(request.actor, HASH)
    return _of_file(request, *media.sent(request))


def _of_file(request: Request, kind: str, data: bytes) -> JsonResponse:
    found = _hashed(request, kind, data)
    return JsonResponse(
        {name: finding.by_bank(_met(request, name, bytes.fromhex(value))) for name, value in found.items()}
    )


@matching.post("/compare", response=ANY, url_name="hma-compare")
def compare(request: Request) -> JsonResponse:
    """Whether two hashes of a type are of the same, and how far they are from each other."""
    allow(request.actor, MATCH)
    told: dict[str, Any] = {}
    for kind, pair in body(request).items():
        if kind not in finding.TYPES:
            raise HttpError(400, f"No such SignalType '{kind[:40]}'")
        if not isinstance(pair, list) or len(pair) != 2:
            raise HttpError(400, f"Exactly two hashes of {kind} are compared.")
        one, other = (finding.digest(kind, text) if isinstance(text, str) else None for text in pair)
        if one is None or other is None:
            raise HttpError(400, f"invalid signal: a {kind} is 64 hexadecimal digits")
        far = (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()
        told[kind] = [far <= (SAME if kind == Sort.PDQ else 0), {"distance": far}]
    log(request, "content.system.asked", compared=len(told))
    return JsonResponse(told)


def kinds_of(request: HttpRequest) -> list[str]:
    """The types that are asked for: one, or all. Raises HttpError."""
    only = request.GET.get("signal_type")
    if only is not None and only not in finding.TYPES:
        raise HttpError(400, f"No such signal type '{only[:40]}'")
    return [only] if only else list(finding.TYPES)


def standing(request: Request, kind: str) -> tuple[int, int]:
    """How many entries of a type are asked now, and when the newest came in force (-1: there is none)."""
    rows = Entry.objects.filter(
        state="in_force", kind=finding.KINDS[Sort(kind)], bank__in=finding.banks(request.actor).filter(enabled=True)
    )
    newest = rows.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()
    return rows.count(), int(newest.timestamp()) if newest else -1


@matching.get("/index/status", response=ANY, url_name="hma-index-status")
def index_status(request: Request) -> JsonResponse:
    """How many entries are asked. One that came in force is among them at the next question."""
    allow(request.actor, MATCH)
    told = {}
    for kind in kinds_of(request):
        size, newest = standing(request, kind)
        told[kind] = {"present": size > 0, "built_to": newest, "size": size}
    log(request, "content.system.read")
    return JsonResponse(told)

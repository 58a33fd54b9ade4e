"""Reconciliation (W3C community group, version 0.2), as OpenRefine asks: columns of a table against the lists."""

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field, Form, Query, Router, Schema
from ninja.errors import HttpError
from pydantic_core import from_json

from zotim.core.access.pages import Request
from zotim.core.access.policy import NotVisible, allow
from zotim.core.api import Words
from zotim.core.audit.services import keyed_each, record
from zotim.desks.screening.asking.yente import finding
from zotim.desks.screening.asking.yente.api import ANYTHING, Narrowed, answer, program, wanted
from zotim.desks.screening.asking.yente.finding import CANDIDATE, MOST_ASKED, Unaskable
from zotim.desks.screening.asking.yente.shapes import Shape, beginning, one
from zotim.matching.listed import Found

reconciling = Router(tags=["reconciliation"])
SPACE = "https://www.w3.org/community/reconciliation/"
TYPES = {
    "Thing": "Anything", "Person": "People", "Organization": "Organizations", "LegalEntity": "People or organizations",
    "Vessel": "Vessels", "Airplane": "Airplanes",
}  # fmt: skip
PROPERTIES = {
    "name": "Name", "alias": "Other name", "weakAlias": "Weak alias", "previousName": "Previous name",
    "birthDate": "Date of birth", "birthPlace": "Place of birth", "address": "Address", "nationality": "Nationality",
    "country": "Country", "flag": "Flag", "gender": "Gender", "passportNumber": "Passport", "idNumber": "Id number",
    "registrationNumber": "Registration number", "imoNumber": "IMO number", "programId": "Programme", "notes": "Notes",
    "topics": "Topics",
}  # fmt: skip
Text = Annotated[str, Field(max_length=200_000)]


class Asked(Schema):
    """What OpenRefine sends: questions, or ids whose properties it wants, each as a text of JSON."""

    queries: Text | None = None
    extend: Text | None = None


class Prefix(Schema):
    """The beginning of something that is written just now."""

    prefix: Words = ""


@reconciling.get("/reconcile/{dataset}", response=ANYTHING, url_name="yente-reconcile")
def described(request: Request, dataset: str, asked: Query[Asked]) -> HttpResponse:
    """What this service is; or the answers, for whoever asks in the address."""
    return _answered(request, dataset, asked)


@reconciling.post("/reconcile/{dataset}", response=ANYTHING, url_name="yente-reconcile-post")
def reconcile(request: Request, dataset: str, asked: Form[Asked]) -> HttpResponse:
    """Answers to questions, or properties of entries."""
    return _answered(request, dataset, asked)


def _answered(request: Request, dataset: str, asked: Asked) -> HttpResponse:
    if asked.queries is not None:
        return _reconciled(request, dataset, _object(asked.queries, "queries"))
    if asked.extend is not None:
        return _extended(request, _object(asked.extend, "extend"))
    wanted(request, dataset, Narrowed())
    here = request.build_absolute_uri(request.path)
    root = here.partition("/reconcile/")[0]
    return answer({
        "versions": ["0.2"], "name": f"Zotim: {dataset}", "identifierSpace": f"{root}/entities/", "schemaSpace": SPACE,
        "view": {"url": root + "/entities/{{id}}"}, "batchSize": MOST_ASKED,
        "suggest": {what: {"service_url": here, "service_path": f"/suggest/{what}"}
                    for what in ("entity", "property", "type")},
        "extend": {"propose_properties": {"service_url": here, "service_path": "/extend/property"},
                   "property_settings": []},
        "defaultTypes": [_type(name) for name in ("Person", "Organization")],
    })  # fmt: skip


def _object(text: str, name: str) -> dict[str, Any]:
    try:
        held = from_json(text)
    except ValueError:
        held = None
    if not isinstance(held, dict):
        raise HttpError(400, f"{name} isn't an object in JSON.")
    return held


def _reconciled(request: Request, dataset: str, asked: dict[str, Any]) -> HttpResponse:
    if len(asked) > MOST_ASKED:
        raise HttpError(400, f"At most {MOST_ASKED} queries in one call; this has {len(asked)}.")
    narrowed = wanted(request, dataset, Narrowed())
    try:
        queries = [finding.asked_of(*_example(one)) for one in asked.values()]
        found, index = finding.find(program(request), queries, narrowed, 25, CANDIDATE)
    except Unaskable as error:
        raise HttpError(400, str(error)) from None
    return answer({
        key: {"result": [_candidate(shape, hit, index.threshold) for shape, hit in some[: _limit(said)]]}
        for (key, said), some in zip(asked.items(), found, strict=True)
    })  # fmt: skip


def _limit(said: dict[str, Any]) -> int:
    limit = said.get("limit")
    return limit if isinstance(limit, int) and 1 <= limit <= 25 else 10


def _example(said: Any) -> tuple[str, dict[str, list[Any]]]:
    """A question of OpenRefine as schema and properties."""
    if not isinstance(said, dict):
        raise Unaskable("Each query is an object.")
    kinds = said.get("type")
    kind = kinds[0] if isinstance(kinds, list) and kinds else kinds
    properties: dict[str, list[Any]] = {"name": [said.get("query") or ""]}
    given = said.get("properties")
    for one_ in given if isinstance(given, list) else []:
        if isinstance(one_, dict) and isinstance(one_.get("pid"), str):
            values = one_.get("v")
            texts = values if isinstance(values, list) else [values]
            plain = [text.get("name") or text.get("id") if isinstance(text, dict) else text for text in texts]
            properties.setdefault(one_["pid"].rpartition(":")[2], []).extend(plain)
    return kind if isinstance(kind, str) else "Thing", properties


def _type(name: str) -> dict[str, str]:
    return {"id": name, "name": TYPES.get(name, name)}


def _told(shape: Shape) -> dict[str, Any]:
    body = shape.body
    said = ", ".join(
        text for name in ("birthDate", "nationality", "country") for text in body["properties"].get(name, ())
    )
    return {"id": body["id"], "name": body["caption"], "description": said, "type": [_type(body["schema"])]}


def _candidate(shape: Shape, hit: Found, threshold: float) -> dict[str, Any]:
    return {**_told(shape), "score": hit.score, "match": hit.score >= threshold}


def _extended(request: Request, asked: dict[str, Any]) -> HttpResponse:
    """Properties of entries, as columns."""
    allow(request.actor, "screening.listed.view")
    ids, named = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(named, list) or len(ids) > MOST_ASKED:
        raise HttpError(400, f"extend holds ids, at most {MOST_ASKED}, and properties.")
    names = [str(one_.get("id")) for one_ in named if isinstance(one_, dict)]
    rows: dict[str, dict[str, list[dict[str, str]]]] = {}
    seen = []
    for identity in map(str, ids):
        try:
            pk, shape = one(request.actor, identity)
        except NotVisible:
            rows[identity] = {name: [] for name in names}
            continue
        seen.append(str(pk))
        told = shape.body["properties"]
        rows[identity] = {name: [{"str": text} for text in told.get(name.rpartition(":")[2], ())] for name in names}
    record(request.actor, "screening.listed.viewed", **program(request).told(entries=seen))
    return answer({"meta": [{"id": name, "name": PROPERTIES.get(name, name)} for name in names], "rows": rows})


@reconciling.get("/reconcile/{dataset}/suggest/entity", response=ANYTHING, url_name="yente-suggest-entity")
def suggest_entity(request: Request, dataset: str, asked: Query[Prefix]) -> HttpResponse:
    """Entries whose name has the letters in it."""
    narrowed = wanted(request, dataset, Narrowed())
    prefix = asked.prefix.strip()
    found = beginning(request.actor, prefix, narrowed.datasets, 20) if len(prefix) > 1 else []
    told = program(request).told(terms=keyed_each([prefix]), questions=1, hits=int(bool(found)))
    record(request.actor, "screening.batch.asked", **told)
    return answer({"prefix": asked.prefix, "result": [_told(shape) for shape in found]})


@reconciling.get("/reconcile/{dataset}/suggest/property", response=ANYTHING, url_name="yente-suggest-property")
def suggest_property(request: Request, dataset: str, asked: Query[Prefix]) -> HttpResponse:
    """Properties by which somebody may be described."""
    wanted(request, dataset, Narrowed())
    return answer({"prefix": asked.prefix, "result": _starting(PROPERTIES, asked.prefix)})


@reconciling.get("/reconcile/{dataset}/suggest/type", response=ANYTHING, url_name="yente-suggest-type")
def suggest_type(request: Request, dataset: str, asked: Query[Prefix]) -> HttpResponse:
    """Kinds of entries."""
    wanted(request, dataset, Narrowed())
    return answer({"prefix": asked.prefix, "result": _starting(TYPES, asked.prefix)})


@reconciling.get("/reconcile/{dataset}/extend/property", response=ANYTHING, url_name="yente-extend-property")
def extend_property(request: Request, dataset: str, type: str = "Thing") -> HttpResponse:
    """Properties that can become columns."""
    wanted(request, dataset, Narrowed())
    return answer({"type": type, "properties": _starting(PROPERTIES, "")})


def _starting(table: dict[str, str], prefix: str) -> list[dict[str, str]]:
    begin = prefix.casefold()
    return [
        {"id": name, "name": label}
        for name, label in table.items()
        if name.casefold().startswith(begin) or label.casefold().startswith(begin)
    ]

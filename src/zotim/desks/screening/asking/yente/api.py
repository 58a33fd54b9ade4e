"""``/match``, ``/search``, ``/entities``, ``/catalog``, ``/algorithms`` and the two signs of life.

Answers are written here, not by the schemas that describe them: to check each anew would cost more than to find it.
"""

from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseBase
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError
from pydantic import BaseModel
from pydantic_core import to_json

from zotim.core.access.pages import Request
from zotim.core.access.policy import NotVisible, allow
from zotim.core.api import Invalid, Problem
from zotim.core.audit.services import record
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.yente import finding
from zotim.desks.screening.asking.yente.finding import ASK, DEFAULT, MOST_ASKED, Program, Unaskable, Wanted
from zotim.desks.screening.asking.yente.shapes import SANCTION, Shape, moment, one
from zotim.engines.names import Explanation
from zotim.engines.names import Query as Asked
from zotim.matching.listed import Found

router = Router(tags=["screening"])
BAD: dict[int, Any] = {400: Problem, 401: Problem, 403: Problem, 422: Invalid, 429: Problem}
MISSED = BAD | {404: Problem}
ANYTHING = {200: dict[str, Any]} | MISSED
ALGORITHM = "zotim"
BEST = ("best", ALGORITHM)
Words = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
Names = Annotated[list[Words], Field(max_length=50)]
FACETS = {
    "countries": ("Countries", lambda shape: shape.countries), "topics": ("Topics", lambda shape: shape.topics),
    "datasets": ("Data sources", lambda shape: shape.body["datasets"]),
    "schema": ("Types", lambda shape: (shape.body["schema"],)),
}  # fmt: skip
SORTS = ("caption", "first_seen", "last_change")


class Example(BaseModel):
    """Somebody who is asked for, as an entity of FollowTheMoney."""

    id: Words | None = None
    schema_: Words = Field("Thing", alias="schema")
    properties: dict[Words, Names | Words]


class Examples(BaseModel):
    """Several who are asked for at once, each under a key of one's own."""

    queries: Annotated[dict[Words, Example], Field(min_length=1)]
    weights: dict[str, float] = {}
    config: dict[str, Any] = {}


class Narrowed(Schema):
    """Which entries are wanted."""

    include_dataset: Names = []
    exclude_dataset: Names = []
    exclude_schema: Names = []
    topics: Names = []
    changed_since: datetime | None = None


class Matching(Narrowed):
    """How a match is asked for."""

    limit: Annotated[int, Field(ge=1, le=500)] = 5
    threshold: Annotated[float | None, Field(ge=0, le=1)] = None
    cutoff: Annotated[float | None, Field(ge=0, le=1)] = None
    algorithm: Words = "best"
    exclude_entity_ids: Names = []


class Searching(Narrowed):
    """What is searched for."""

    q: Words
    schema_: Words | None = Field(None, alias="schema")
    countries: Names = []
    facets: Names = ["countries", "topics", "datasets"]
    sort: Names = []
    limit: Annotated[int, Field(ge=0, le=500)] = 10
    offset: Annotated[int, Field(ge=0, le=1_500)] = 0


class Paged(Schema):
    """Which part of a list."""

    limit: Annotated[int, Field(ge=0, le=500)] = 10
    offset: Annotated[int, Field(ge=0, le=1_500)] = 0


def program(request: Request) -> Program:
    """The system that asks, and the one purpose that its token states."""
    token: Any = request.api_token  # type: ignore[attr-defined]
    purpose = next((code for code in token.scopes if code.startswith("screen:")), "")
    return Program(request.actor, str(token.pk), purpose)


def answer(said: Any, status: int = 200) -> HttpResponse:
    """JSON, as quickly as it can be written."""
    return HttpResponse(to_json(said), content_type="application/json", status=status)


def wanted(request: Request, dataset: str, narrowed: Narrowed, **more: Any) -> Wanted:
    """Entries of *dataset* and of those that are included, without those that are excluded. Raises HttpError."""
    allow(request.actor, ASK)
    known = finding.codes(request.actor)
    named = ({dataset} - {DEFAULT}) | set(narrowed.include_dataset)
    if unknown := sorted(named - known - {DEFAULT}):
        raise HttpError(404, f"There is no dataset {unknown[0][:40]!r} in force; /catalog names all.")
    scope = known if DEFAULT in named or not named else named
    since = narrowed.changed_since
    return Wanted(
        frozenset(scope - set(narrowed.exclude_dataset)), every=scope == known and not narrowed.exclude_dataset,
        without_schemas=frozenset(narrowed.exclude_schema), topics=frozenset(narrowed.topics),
        changed_since=since.replace(tzinfo=since.tzinfo or UTC) if since else None, **more,
    )  # fmt: skip


@router.post("/match/{dataset}", response=ANYTHING, url_name="yente-match")
def match(request: Request, dataset: str, body: Examples, asked: Query[Matching]) -> HttpResponse:
    """Entries that each of up to 100 examples may mean, best first, with the reason."""
    if len(body.queries) > MOST_ASKED:
        raise HttpError(400, f"At most {MOST_ASKED} queries in one call; this has {len(body.queries)}.")
    if asked.algorithm not in BEST:
        raise HttpError(400, f"There is no algorithm {asked.algorithm[:40]!r}; there are {', '.join(BEST)}.")
    if body.weights or body.config:
        raise HttpError(400, "Weights and settings of an algorithm aren't taken: a score is the same for everybody.")
    narrowed = wanted(request, dataset, asked, without=frozenset(asked.exclude_entity_ids))
    least = asked.threshold if asked.cutoff is None else asked.cutoff
    try:
        queries = [finding.asked_of(said.schema_, said.properties) for said in body.queries.values()]
        found, index = finding.find(program(request), queries, narrowed, asked.limit, least)
    except Unaskable as error:
        raise HttpError(400, str(error)) from None
    threshold = index.threshold if asked.threshold is None else asked.threshold
    responses = {
        key: {
            "status": 200,
            "results": [scored(shape, hit, threshold) for shape, hit in hits],
            "total": {"value": len(hits), "relation": "gte" if len(hits) == asked.limit else "eq"},
            "query": {"id": said.id, "schema": said.schema_, "properties": _lists(said.properties)},
        }
        for (key, said), hits in zip(body.queries.items(), found, strict=True)
    }
    response = answer({"responses": responses, "limit": asked.limit})
    response["x-batch-size"] = str(len(queries))
    return response


def _lists(properties: dict[str, Any]) -> dict[str, list[str]]:
    return {name: texts if isinstance(texts, list) else [texts] for name, texts in properties.items()}


def scored(shape: Shape, hit: Found, threshold: float) -> dict[str, Any]:
    """An entity with its score and what makes it."""
    return {
        **shape.body, "score": hit.score, "match": hit.score >= threshold, "explanations": _why(hit.explanation),
    }  # fmt: skip


def _why(said: Explanation) -> dict[str, Any]:
    """The name's part of the score, and what each other thing changed of it."""
    met = [f"{one.query} = {one.entry}: {one.how} ({one.alike:.3f})" for one in said.met]
    alone = [f"only in {where}: {', '.join(parts)}" for where, parts in
             (("the query", said.only_in_query), ("the entry", said.only_in_entry)) if parts]  # fmt: skip
    name = {"score": said.name, "detail": "; ".join(met + alone), "query": said.query, "candidate": said.entry}
    return {"name": name, **{what.replace(" ", "_"): {"score": change} for what, change in said.context}}


@router.get("/search/{dataset}", response=ANYTHING, url_name="yente-search")
def search(request: Request, dataset: str, asked: Query[Searching]) -> HttpResponse:
    """Entries whose name is like the words, the most alike first."""
    schemas = frozenset([asked.schema_]) if asked.schema_ else frozenset[str]()
    countries = frozenset(one.lower() for one in asked.countries)
    narrowed = wanted(request, dataset, asked, schemas=schemas, countries=countries)
    most = asked.offset + max(asked.limit, 1)
    try:
        [found], _index = finding.find(program(request), [Asked((asked.q,), "")], narrowed, 2_000, finding.CANDIDATE)
    except Unaskable as error:
        raise HttpError(400, str(error)) from None
    shapes = _sorted([shape for shape, _hit in found], asked.sort)
    facets = {
        name: {"label": FACETS[name][0], "values": [{"name": value, "label": value, "count": count} for value, count in
                                                   finding.counted(shapes, FACETS[name][1])]}
        for name in asked.facets if name in FACETS
    }  # fmt: skip
    return answer({
        "limit": asked.limit, "offset": asked.offset,
        "total": {"value": len(shapes), "relation": "eq" if len(shapes) < 2_000 else "gte"},
        "results": [shape.body for shape in shapes[asked.offset : most][: asked.limit]], "facets": facets,
    })  # fmt: skip


def _sorted(shapes: list[Shape], by: list[str]) -> list[Shape]:
    for one_ in reversed(by):
        name, _, direction = one_.partition(":")
        if name not in SORTS or direction not in ("", "asc", "desc"):
            raise HttpError(400, f"Entries are sorted by {', '.join(SORTS)}, each asc or desc.")
        values = {id(shape): str(shape.body[name] or "") for shape in shapes}
        shapes = sorted(shapes, key=lambda shape: values[id(shape)], reverse=direction == "desc")
    return shapes


@router.get("/entities/{entity_id}", response=MISSED | {200: dict[str, Any], 308: None}, url_name="yente-entity")
def entity(request: Request, entity_id: str, nested: bool = True) -> HttpResponseBase:
    """One entry, with its listing inside it if *nested*."""
    shape = _entity(request, entity_id)
    if entity_id == shape.sanction["id"]:
        return answer(shape.sanction)
    if shape.body["id"] != entity_id:
        moved = HttpResponse(status=308)
        moved["Location"] = f"{request.path.rpartition('/')[0]}/{quote(shape.body['id'], safe=':')}"
        return moved
    return answer(shape.nested if nested else shape.body)


def _entity(request: Request, entity_id: str) -> Shape:
    allow(request.actor, "screening.listed.view")
    asker = program(request)
    try:
        pk, shape = one(request.actor, entity_id.removesuffix(SANCTION))
    except NotVisible:
        raise HttpError(404, "Not found") from None
    record(request.actor, "screening.listed.viewed", **asker.told(entry=str(pk)))
    return shape


@router.get("/entities/{entity_id}/adjacent", response=ANYTHING, url_name="yente-adjacent")
def adjacent(request: Request, entity_id: str, paged: Query[Paged]) -> HttpResponse:
    """One entry, and what stands beside it: its listing."""
    shape = _entity(request, entity_id)
    return answer({"entity": shape.body, "adjacent": {"sanctions": _beside([shape.sanction], paged)}})


@router.get("/entities/{entity_id}/adjacent/{property_name}", response=ANYTHING, url_name="yente-adjacent-property")
def adjacent_by(request: Request, entity_id: str, property_name: str, paged: Query[Paged]) -> HttpResponse:
    """What stands beside an entry under one property; nothing where the lists say nothing of it."""
    shape = _entity(request, entity_id)
    return answer(_beside([shape.sanction] if property_name == "sanctions" else [], paged))


def _beside(found: list[Any], paged: Paged) -> dict[str, Any]:
    some = found[paged.offset : paged.offset + paged.limit]
    total = {"value": len(found), "relation": "eq"}
    return {"results": some, "total": total, "limit": paged.limit, "offset": paged.offset}


@router.get("/catalog", response={200: dict[str, Any]} | BAD, url_name="yente-catalog")
def catalog(request: Request) -> HttpResponse:
    """The lists in force as datasets, and all of them as one."""
    allow(request.actor, "screening.source.list")
    versions = finding.datasets(request.actor)
    record(request.actor, "screening.sources.listed", **program(request).told())
    codes = [version.source.code for version in versions]
    newest = max((version.in_force_at for version in versions), default=None)
    stale = generations.newest().versions != {str(one.source_id): str(one.pk) for one in versions}
    everything = {
        "name": DEFAULT, "title": "All lists in force", "children": codes, "load": False, "updated_at": moment(newest),
        "entity_count": sum(version.entries for version in versions),
    }  # fmt: skip
    told = [
        {
            "name": version.source.code, "title": version.source.title.texts.get("en") or str(version.source.title),
            "publisher": {"name": version.source.publisher}, "version": str(version.number), "load": True,
            "updated_at": moment(version.in_force_at), "last_export": moment(version.in_force_at),
            "entity_count": version.entries, "thing_count": version.entries, "index_current": not stale,
            "index_version": str(version.number), "children": [],
        }
        for version in versions
    ]  # fmt: skip
    current, outdated = ([], codes) if stale else (codes, [])
    return answer({"datasets": [*told, everything], "current": current, "outdated": outdated, "index_stale": stale})


@router.get("/algorithms", response={200: dict[str, Any]} | BAD, url_name="yente-algorithms")
def algorithms(request: Request) -> HttpResponse:
    """The one way in which a score is made."""
    allow(request.actor, ASK)
    scoring = generations.newest().index.scoring
    features = {
        "name": "The part of the names: which part met which, and by which rule",
        "birth_date": "What dates of birth changed", "country": "What countries changed",
        "gender": "What genders changed",
        "same_document": "The same number of a document", "weak_alias": "The list calls the name weak",
    }  # fmt: skip
    docs = {name: {"description": text} for name, text in features.items()}
    described = {"name": ALGORITHM, "description": f"Names across scripts, by the table {scoring}", "docs": docs}
    return answer({"algorithms": [described | {"features": docs}], "default": ALGORITHM, "best": ALGORITHM})


@router.get("/healthz", auth=None, response={200: dict[str, str]}, url_name="yente-health")
def alive(request: Request) -> HttpResponse:
    """Whether it runs."""
    return answer({"status": "ok"})


@router.get("/readyz", auth=None, response={200: dict[str, str], 503: dict[str, str]}, url_name="yente-ready")
def ready(request: Request) -> HttpResponse:
    """Whether there are lists to ask."""
    there = bool(generations.in_force())
    return answer({"status": "ok" if there else "no list is in force"}, 200 if there else 503)

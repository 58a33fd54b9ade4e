"""Questions of other systems: put to the newest lists, narrowed as they ask, and on record with hashes of the terms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.audit.services import keyed_each, record
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.yente.shapes import Shape, shapes
from zotim.desks.screening.lists.models import Source, Version
from zotim.engines.names import Query
from zotim.formats.lists.ftm import example
from zotim.formats.problems import Reading
from zotim.matching.entries import query
from zotim.matching.listed import Found

DEFAULT = "default"
"""The dataset that is all lists in force."""
MOST_ASKED = 100
"""Queries of one call."""
MOST_LOOKED_AT = 2_048
"""Hits of one question that are looked at for those that a filter lets through."""
ASK = "screening.batch.ask"
CANDIDATE = 0.5
"""From which score an entry is a candidate for people to choose from, where no threshold is asked for."""


class Unaskable(ValueError):
    """A question can't be put; the words go to whoever asked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted: of which datasets, and what else narrows them. An empty field narrows nothing."""

    datasets: frozenset[str]
    every: bool = False
    without_schemas: frozenset[str] = frozenset()
    schemas: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    changed_since: datetime | None = None

    def __contains__(self, shape: Shape) -> bool:
        return (
            (self.every or shape.code in self.datasets)
            and shape.body["schema"] not in self.without_schemas
            and (not self.schemas or shape.body["schema"] in self.schemas)
            and (not self.topics or not self.topics.isdisjoint(shape.topics))
            and (not self.countries or not self.countries.isdisjoint(shape.countries))
            and (not self.without or self.without.isdisjoint((shape.body["id"], *shape.body["referents"])))
            and (self.changed_since is None or (shape.changed is not None and shape.changed >= self.changed_since))
        )


@dataclass(frozen=True, slots=True)
class Program:
    """Another system that asks: as whom, by which token, and for what."""

    actor: Actor
    token: str
    purpose: str

    def told(self, **details: Any) -> dict[str, Any]:
        """What an event tells beside its verb and who asked."""
        return {"outcome": "viewed", "purpose": self.purpose, "details": {"token": self.token, **details}}


def datasets(actor: Actor) -> list[Any]:
    """Each list in force, with its version."""
    rows = Version.objects.filter(visible(Version, actor), state="in_force", source__in=_sources(actor))
    return list(rows.select_related("source").defer("told", "would_go").order_by("source__code"))


def codes(actor: Actor) -> set[str]:
    """The short names of the lists in force."""
    rows = Version.objects.filter(visible(Version, actor), state="in_force", source__in=_sources(actor))
    return set(rows.order_by().values_list("source__code", flat=True))


def _sources(actor: Actor) -> Any:
    return Source.objects.filter(visible(Source, actor))


def asked_of(schema: str, properties: Mapping[str, Any]) -> Query:
    """What the engine compares of an entity. Raises Unaskable for a schema that isn't asked for."""
    try:
        listing = example({"schema": schema, "properties": properties}, Reading("", lambda _problem: None))
    except KeyError:
        raise Unaskable(f"Nobody is asked for by the schema {schema[:40]!r}.") from None
    return query(listing) if listing is not None else Query(())


def find(
    program: Program, queries: Sequence[Query], wanted: Wanted, limit: int, least: float | None
) -> tuple[list[list[tuple[Shape, Found]]], Any]:  # fmt: skip
    """The *limit* best entries of each query that are *wanted* and score *least* (else the shipped threshold), and the
    index that was asked. One event tells of all. Raises Denied, and Unaskable while no list is in force."""
    allow(program.actor, ASK)
    asked = generations.newest()
    if not asked.versions:
        raise Unaskable("No list is in force.")
    score = asked.index.threshold if least is None else least
    found: list[list[tuple[Shape, Found]]] = [[] for _ in queries]
    todo, most = list(range(len(queries))), limit
    while todo:
        hits = asked.index.match_many([queries[at] for at in todo], most, score)
        known = shapes(program.actor, (one.entry_id for some in hits for one in some))
        again = []
        for at, some in zip(todo, hits, strict=True):
            kept = [(shape, one) for one in some if (shape := known.get(one.entry_id)) is not None and shape in wanted]
            # A filter took some away, and there may be more behind them.
            if len(kept) < limit and len(some) == most < MOST_LOOKED_AT:
                again.append(at)
            else:
                found[at] = kept[:limit]
        todo, most = again, most * 4
    terms = keyed_each(one.names[0] for one in queries if one.names)
    told = program.told(terms=terms, questions=len(queries), hits=sum(map(bool, found)))
    record(program.actor, "screening.batch.asked", **told)
    return found, asked.index


def counted(shapes: Iterable[Shape], of: Callable[[Shape], Iterable[str]]) -> list[tuple[str, int]]:
    """How many of *shapes* have each value, the most frequent first."""
    counts: dict[str, int] = {}
    for shape in shapes:
        for value in of(shape):
            counts[value] = counts.get(value, 0) + 1
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))

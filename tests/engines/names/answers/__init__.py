"""What a version of the scoring answers of made-up pairs, kept as it was: ``scoring_v1.jsonl`` and those to come.

A line is a query, an entry, and the whole answer (none where it is no hit). Every later engine gives the same under the
same version, so that a score that somebody decided upon can be reproduced. A table that has to change one of these, be
it the scoring or one of spelling or of parts, makes a new version: it is copied under that name and the old one stays,
``model.SHIPPED`` names the new, and the answers of that are written, once::

    python -m tests.engines.names.answers scoring_v1 scoring_v2
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from zotim.engines.names import Entry, NameIndex, Query


class Kept(NamedTuple):
    """One line."""

    query: Query
    entry: Entry
    answer: dict[str, Any] | None


def file(version: str) -> Path:
    """Where the answers of a version stand."""
    return Path(__file__).with_name(f"{version}.jsonl")


def kept(version: str) -> list[Kept]:
    """The lines of a version."""
    rows = [json.loads(line) for line in file(version).read_text(encoding="utf-8").splitlines()]
    return [Kept(Query(**_tuples(row["query"])), Entry(**_tuples(row["entry"])), row["answer"]) for row in rows]


def answers(pairs: list[tuple[Query, Entry]], version: str) -> list[dict[str, Any] | None]:
    """What the engine answers of each pair, as it is kept: all entries stand in one index."""
    index = NameIndex.build([entry for _, entry in pairs], version)
    found = index.match_many([query for query, _ in pairs], max(len(pairs), 1))
    return [
        next((_plain(hit.explanation._asdict()) for hit in hits if hit.entry_id == entry.id), None)
        for (_, entry), hits in zip(pairs, found, strict=True)
    ]


def write(pairs: list[tuple[Query, Entry]], version: str) -> None:
    """Keep the answers of a version. Raises FileExistsError where they are: what is kept doesn't change."""
    rows = zip(pairs, answers(pairs, version), strict=True)
    lines = [
        json.dumps({"query": _given(query), "entry": _given(entry), "answer": answer}, ensure_ascii=False)
        for (query, entry), answer in rows
    ]
    with file(version).open("x", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _given(one: Query | Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if value or name == "kind"}


def _plain(answer: dict[str, Any]) -> dict[str, Any]:
    """As JSON reads it back: lists for tuples; without what the pair itself says."""
    plain: dict[str, Any] = json.loads(json.dumps(answer))
    return {name: value for name, value in plain.items() if value != [] and name not in ("query", "scoring")}

"""What an event of somebody else knows, for a bank: hashes and addresses among its attributes and objects."""

import json
from collections.abc import Iterator
from typing import Any

from zotim.formats.known import HEX, Sort
from zotim.formats.misp.writing import PDQ
from zotim.formats.problems import Reading, Report

MOST_BYTES = 64 * 1024 * 1024


def known(data: bytes, name: str, report: Report) -> Iterator[tuple[Sort, str, str]]:
    """Sort, value and comment of each, each once. What can't be used is reported by its place among the attributes."""
    reading = Reading(name, report, "attribute")
    seen: set[tuple[Sort, str]] = set()
    for at, one in enumerate(_attributes(data, reading), start=1):
        if not isinstance(one, dict):
            reading.wrong(at, "", "record")
            continue
        sort = _sort(one)
        value = one.get("value")
        if sort is None or one.get("deleted") in (True, "1"):
            continue
        if not isinstance(value, str) or (sort != Sort.URL and not HEX.fullmatch(value.strip().lower())):
            reading.wrong(at, "value", "shape")
            continue
        value = value.strip() if sort == Sort.URL else value.strip().lower()
        if (sort, value) not in seen:
            seen.add((sort, value))
            yield sort, value, str(one.get("comment") or "")[:255]


def _sort(one: dict[str, Any]) -> Sort | None:
    kind, comment = one.get("type"), str(one.get("comment") or "")
    if kind == PDQ or (kind == "other" and comment.partition(":")[0].strip().lower() == PDQ):
        return Sort.PDQ
    return {"sha256": Sort.SHA256, "url": Sort.URL}.get(kind) if isinstance(kind, str) else None


def _attributes(data: bytes, reading: Reading) -> Iterator[Any]:
    """Those of one event or of several, also inside objects."""
    if len(data) > MOST_BYTES:
        reading.wrong(0, "", "size", most=MOST_BYTES)
        return
    try:
        said = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        reading.wrong(0, "", "utf8")
        return
    except (ValueError, RecursionError) as error:
        reading.wrong(0, "", "not_json", why=str(error))
        return
    answers = said.get("response", [said]) if isinstance(said, dict) else said
    for one in answers if isinstance(answers, list) else [answers]:
        event = one.get("Event") if isinstance(one, dict) else None
        if not isinstance(event, dict):
            reading.wrong(0, "Event", "record")
            continue
        yield from _list(event.get("Attribute"))
        for inner in _list(event.get("Object")):
            yield from _list(inner.get("Attribute") if isinstance(inner, dict) else None)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

"""What a bundle of somebody else knows: hashes and addresses, of indicators and of what was observed."""

import json
import re
from collections.abc import Iterator
from typing import Any

from zotim.formats.known import HEX, Sort
from zotim.formats.problems import Reading, Report

MOST_BYTES = 64 * 1024 * 1024
COMPARISON = re.compile(
    r"(?:file:hashes\.(?:'(?P<quoted>[\w-]+)'|(?P<plain>\w+))|(?P<url>url:value))\s*=\s*'(?P<value>(?:[^'\\]|\\.)*)'"
)
SORTS = {"sha-256": Sort.SHA256, "sha256": Sort.SHA256, "pdq": Sort.PDQ}


def read(data: bytes, name: str, report: Report) -> Iterator[tuple[Sort, str, str]]:
    """Sort, value and note of each hash and address, each once. What can't be used is reported by its place among the
    objects, and the rest is read.

    What a pattern demands together (``AND``, ``FOLLOWEDBY``) isn't known by one of its parts, so it is left out.
    """
    reading = Reading(name, report, "object")
    objects = _objects(data, reading)
    seen: set[tuple[Sort, str]] = set()
    for at, one in enumerate(objects, start=1):
        if not isinstance(one, dict):
            reading.wrong(at, "", "record")
            continue
        if one.get("revoked") is True:
            continue
        for sort, value in _of(one, at, reading):
            if (sort, value) not in seen:
                seen.add((sort, value))
                note = one.get("name") or one.get("description") or ""
                yield sort, value, note[:255] if isinstance(note, str) else ""


def _objects(data: bytes, reading: Reading) -> list[Any]:
    if len(data) > MOST_BYTES:
        reading.wrong(0, "", "size", most=MOST_BYTES)
        return []
    try:
        bundle = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError:
        reading.wrong(0, "", "utf8")
        return []
    except (ValueError, RecursionError) as error:
        reading.wrong(0, "", "not_json", why=str(error))
        return []
    objects = bundle.get("objects") if isinstance(bundle, dict) and bundle.get("type") == "bundle" else None
    if not isinstance(objects, list):
        reading.wrong(0, "objects", "format", wanted="bundle")
        return []
    return objects


def _of(one: dict[str, Any], at: int, reading: Reading) -> Iterator[tuple[Sort, str]]:
    kind = one.get("type")
    if kind == "indicator":
        yield from _pattern(one, at, reading)
    elif kind == "url" and isinstance(one.get("value"), str):
        yield Sort.URL, one["value"]
    elif kind in ("file", "artifact") and isinstance(one.get("hashes"), dict):
        for name, value in one["hashes"].items():
            yield from _hash(name, value, at, reading)


def _pattern(one: dict[str, Any], at: int, reading: Reading) -> Iterator[tuple[Sort, str]]:
    pattern = one.get("pattern")
    if one.get("pattern_type", "stix") != "stix" or not isinstance(pattern, str):
        return
    rest = COMPARISON.sub("", pattern)
    if re.search(r"[A-Z]", rest.replace("OR", "")) or "!=" in pattern:
        reading.wrong(at, "pattern", "shape")
        return
    for found in COMPARISON.finditer(pattern):
        value = re.sub(r"\\(.)", r"\1", found["value"])
        if found["url"]:
            yield Sort.URL, value
        else:
            yield from _hash(found["quoted"] or found["plain"], value, at, reading)


def _hash(name: str, value: Any, at: int, reading: Reading) -> Iterator[tuple[Sort, str]]:
    """One hash; those of another kind (MD5 and the like) say nothing here."""
    sort = SORTS.get(name.lower())
    if sort is None:
        return
    if isinstance(value, str) and HEX.fullmatch(value.lower()):
        yield sort, value.lower()
    else:
        reading.wrong(at, f"hashes.{name}", "shape")

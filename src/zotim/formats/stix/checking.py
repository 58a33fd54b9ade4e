"""What is wrong with a bundle by the standard: properties that have to be there, ids, moments, references."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

COMMON = ("type", "spec_version", "id")
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "indicator": (*COMMON, "created", "modified", "pattern", "pattern_type", "valid_from"),
    "note": (*COMMON, "created", "modified", "content", "object_refs"),
    "marking-definition": (*COMMON, "created"),
    "url": (*COMMON, "value"),
    "file": COMMON,
    "artifact": COMMON,
}
"""What each kind must have (sections 3.2, 4.6, 4.11, 6 and 7.2). Of an observable ``spec_version`` is optional; ours
say it."""
ONE_OF = {
    "file": ("hashes", "name"),
    "artifact": ("payload_bin", "url"),
    "marking-definition": ("definition", "extensions"),
}
ID = re.compile(r"([a-z][a-z0-9-]+)--[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
PATTERN = re.compile(r"\[(?:file:hashes\.(?:'[\w-]+'|\w+)|url:value) = '(?:[^'\\]|\\.)*'\]")
PERSONS = ("identity", "threat-actor", "user-account", "email-addr")
"""Kinds of object that are, or name, somebody: none leaves here."""


def faults(bundle: Any) -> list[str]:
    """What isn't as it has to be, in words; nothing for a good one."""
    return list(_faults(bundle))


def _faults(bundle: Any) -> Iterator[str]:
    if not isinstance(bundle, dict) or bundle.get("type") != "bundle" or not isinstance(bundle.get("objects"), list):
        yield "a bundle has a type and objects"
        return
    if not _is_id(bundle.get("id"), "bundle"):
        yield "the bundle's id"
    known = {one.get("id") for one in bundle["objects"] if isinstance(one, dict)}
    if len(known) != len(bundle["objects"]):
        yield "an id stands there twice"
    for at, one in enumerate(bundle["objects"]):
        yield from (f"object {at}: {fault}" for fault in _of(one, known))


def _of(one: Any, known: set[Any]) -> Iterator[str]:
    if not isinstance(one, dict) or one.get("type") not in REQUIRED:
        kind = one.get("type") if isinstance(one, dict) else one
        yield f"{kind!r} names a person" if kind in PERSONS else f"{kind!r} is no kind that is sent here"
        return
    kind = one["type"]
    yield from (f"{kind} without {name}" for name in REQUIRED[kind] if name not in one)
    if kind in ONE_OF and not any(name in one for name in ONE_OF[kind]):
        yield f"{kind} without any of {', '.join(ONE_OF[kind])}"
    if not _is_id(one.get("id"), kind):
        yield "its id isn't one"
    for name in ("created", "modified", "valid_from"):
        if name in one and not (isinstance(one[name], str) and MOMENT.fullmatch(one[name])):
            yield f"{name} isn't a moment in UTC"
    for name in ("object_refs", "object_marking_refs"):
        if lost := [ref for ref in one.get(name, ()) if ref not in known]:
            yield f"{name} leads to {lost[0]!r}, which isn't in the bundle"
    if kind == "indicator" and not PATTERN.fullmatch(str(one.get("pattern"))):
        yield "its pattern isn't one that is sent here"


def _is_id(value: Any, kind: str) -> bool:
    found = ID.fullmatch(value) if isinstance(value, str) else None
    return found is not None and found[1] == kind

"""A packet as a STIX bundle: of each thing known what can be observed, and an indicator by which it is met."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from zotim.formats.known import Known, Packet, Sort, Tlp

OBSERVABLES = UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")
"""The namespace of ids of observables (section 2.9): the same file or address has the same id everywhere."""
MARKINGS = {
    Tlp.CLEAR: ("613f2e26-407d-48c7-9eca-b8e91df99dc9", "white"),
    Tlp.GREEN: ("34098fce-860f-48ae-8e50-ebd3cc5e41da", "green"),
    Tlp.AMBER: ("f88d31f6-486f-44da-b317-01333bde0b82", "amber"),
    Tlp.RED: ("5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red"),
}
"""The markings that the standard itself defines (section 7.2.1.4); its name for *clear* is still *white*."""
HASHES = {Sort.SHA256: "SHA-256", Sort.PDQ: "PDQ"}
"""How a hash is called; PDQ isn't in the open vocabulary of algorithms, which lets others be named."""


def moment(at: datetime) -> str:
    """A moment as STIX writes it, in UTC, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def quoted(text: str) -> str:
    """A text inside a pattern."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def pattern(known: Known) -> str:
    """By what something is met, in the language of STIX patterns."""
    if known.sort == Sort.URL:
        return f"[url:value = {quoted(known.value)}]"
    return f"[file:hashes.{quoted(HASHES[known.sort])} = {quoted(known.value)}]"


def write(packet: Packet) -> bytes:
    """The bundle: the same bytes for the same packet. Raises ValueError for one that holds nothing."""
    if not packet.known:
        raise ValueError("a packet holds something")
    at = moment(packet.at)
    number, colour = MARKINGS[packet.tlp]
    tlp, statement = f"marking-definition--{number}", f"marking-definition--{packet.id}"
    marks = {"object_marking_refs": [tlp, statement]}
    objects: list[dict[str, Any]] = [
        {
            "type": "marking-definition", "spec_version": "2.1", "id": tlp, "created": "2017-01-20T00:00:00.000Z",
            "name": f"TLP:{colour.upper()}", "definition_type": "tlp", "definition": {"tlp": colour},
        },
        {
            "type": "marking-definition", "spec_version": "2.1", "id": statement, "created": at,
            "definition_type": "statement", "definition": {"statement": packet.marking},
        },
    ]  # fmt: skip
    seen: set[str] = set()
    indicators = []
    for one in packet.known:
        observed = _observable(one)
        if observed["id"] not in seen:
            seen.add(observed["id"])
            objects.append(observed | marks)
        indicator = {
            "type": "indicator", "spec_version": "2.1", "id": f"indicator--{one.id}", "created": moment(one.since),
            "modified": moment(one.since), "indicator_types": ["unknown"], "pattern": pattern(one),
            "pattern_type": "stix", "valid_from": moment(one.since), **marks,
        }  # fmt: skip
        indicators.append(indicator | ({"description": one.note} if one.note else {}))
    note = {
        "type": "note", "spec_version": "2.1", "id": f"note--{packet.id}", "created": at, "modified": at,
        "abstract": packet.title, "content": packet.ground, "object_refs": [one["id"] for one in indicators], **marks,
    }  # fmt: skip
    bundle = {"type": "bundle", "id": f"bundle--{packet.id}", "objects": [*objects, *indicators, note]}
    return json.dumps(bundle, ensure_ascii=False, indent=1).encode() + b"\n"


def _observable(known: Known) -> dict[str, Any]:
    """What can be observed of it; its id is made of its content alone."""
    if known.sort == Sort.URL:
        kind, said = "url", {"value": known.value}
    else:
        kind, said = "file", {"hashes": {HASHES[known.sort]: known.value}}  # type: ignore[dict-item]
    content = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"type": kind, "spec_version": "2.1", "id": f"{kind}--{uuid5(OBSERVABLES, content)}", **said}

"""A packet as an event of MISP, and what must not be acted on as one of its warning lists."""

import json
from collections.abc import Sequence
from datetime import UTC
from typing import Any
from uuid import uuid5

from zotim.formats.known import Known, Packet, Sort

TYPES = {
    Sort.SHA256: ("sha256", "Payload delivery"),
    Sort.URL: ("url", "Network activity"),
    Sort.PDQ: ("other", "External analysis"),
}
"""Type and category of each sort. MISP has no type for PDQ: it goes as *other* with the comment ``pdq``."""
PDQ = "pdq"


def write(packet: Packet) -> bytes:
    """The event: the same bytes for the same packet. It isn't published: who takes it in decides that."""
    at = packet.at.astimezone(UTC)
    event = {
        "uuid": str(packet.id), "info": packet.title, "date": at.date().isoformat(), "threat_level_id": "4",
        "analysis": "2", "distribution": "0", "published": False, "timestamp": str(int(at.timestamp())),
        "Tag": [{"name": f"tlp:{packet.tlp}"}, {"name": f"zotim:marking=\"{packet.marking}\""}],
        "Attribute": [
            {
                "uuid": str(uuid5(packet.id, "ground")), "type": "comment", "category": "Internal reference",
                "to_ids": False,
                "distribution": "5", "timestamp": str(int(at.timestamp())), "value": packet.ground, "comment": "",
            },
            *map(_attribute, packet.known),
        ],
    }  # fmt: skip
    return json.dumps({"Event": event}, ensure_ascii=False, indent=1).encode() + b"\n"


def _attribute(known: Known) -> dict[str, Any]:
    """``to_ids`` is off: a meeting is a lead for a person, nothing that a machine acts on."""
    kind, category = TYPES[known.sort]
    comment = known.note if known.sort != Sort.PDQ else f"{PDQ}: {known.note}" if known.note else PDQ
    return {
        "uuid": str(known.id), "type": kind, "category": category, "to_ids": False, "distribution": "5",
        "timestamp": str(int(known.since.timestamp())), "value": known.value, "comment": comment,
    }  # fmt: skip


def warninglist(name: str, description: str, version: int, known: Sequence[Known]) -> bytes:
    """What looks alike and is lawful, as a list that MISP warns by: of what it names nothing is to be done alone."""
    types = sorted({TYPES[one.sort][0] for one in known})
    said = {
        "name": name, "description": description, "version": version, "type": "string", "category": "False positive",
        "matching_attributes": types, "list": sorted({one.value for one in known}),
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n"

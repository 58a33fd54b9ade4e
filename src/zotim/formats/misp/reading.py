"""Attributes of MISP events that are content: addresses, attachments, texts. What else stands in an event is left.

MISP core format (draft-dulaunoy-misp-core-format): an event alone, ``{"response": […]}`` as its search answers, or a
list; attributes stand in the event and in its objects. What can't be read is told, and the rest is read.
"""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from zotim.formats.marks import _
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile

ADDRESSES = frozenset({"url", "uri", "link"})
FILES = frozenset({"attachment"})
TEXTS = frozenset({"text", "comment", "email-body"})
HASHES = frozenset({"sha256", "sha1", "md5", "filename|sha256", "malware-sample"})
"""Of these there is nothing to read here: a bank takes them."""
TLP = {"tlp:white": "clear", "tlp:clear": "clear", "tlp:green": "green", "tlp:amber": "amber",
       "tlp:amber+strict": "amber+strict", "tlp:red": "red"}  # fmt: skip
STRICTNESS = ("", "clear", "green", "amber", "amber+strict", "red")
_AGAIN = _("Export the event as MISP JSON and send that.")
MOST = 1_000
"""Attributes of one file."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One thing that is reported: an *address*, a *text* or *data*; *number* is its place in the file, from 1."""

    number: int
    address: str = ""
    text: str = ""
    data: bytes | None = None
    comment: str = ""
    marking: str = ""
    seen_on: date | None = None


def read(data: bytes, name: str, report: Report) -> Iterator[Reported]:
    """What is reported in a file, one after the other. Raises UnreadableFile for what isn't an event of MISP."""
    reading = Reading(name, report, unit="attribute")
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableFile(name, _("it isn't JSON in UTF-8"), _AGAIN) from None
    events = list(_events(whole))
    if not events:
        raise UnreadableFile(name, _("it holds no event of MISP"), _AGAIN)
    number = 0
    for event in events:
        above = _marking(event)
        for attribute in _attributes(event):
            number += 1
            if number > MOST:
                reading.wrong(0, "", "attributes", most=MOST)
                return
            if (found := _reported(attribute, number, above, reading)) is not None:
                yield found


def _events(whole: Any) -> Iterator[dict[str, Any]]:
    if isinstance(whole, dict) and isinstance(whole.get("response"), list | dict):
        whole = whole["response"]
    for one in whole if isinstance(whole, list) else [whole]:
        if isinstance(one, dict) and isinstance(one.get("Event"), dict):
            yield one["Event"]
        elif isinstance(one, dict) and isinstance(one.get("Attribute"), list):
            yield one


def _attributes(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    holders = [event, *(one for one in _list(event.get("Object")) if isinstance(one, dict))]
    for holder in holders:
        yield from (one for one in _list(holder.get("Attribute")) if isinstance(one, dict))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _marking(of: dict[str, Any]) -> str:
    """The strictest marking that it has."""
    tags = (one.get("name") for one in _list(of.get("Tag")) if isinstance(one, dict))
    found = [TLP[tag.lower()] for tag in tags if isinstance(tag, str) and tag.lower() in TLP]
    return max(found, key=STRICTNESS.index, default="")


def _reported(one: dict[str, Any], number: int, above: str, reading: Reading) -> Reported | None:
    kind, value = one.get("type"), one.get("value")
    if not isinstance(kind, str) or not isinstance(value, str):
        reading.wrong(number, "type", "shape")
        return None
    comment = one["comment"] if isinstance(one.get("comment"), str) else ""
    beside: dict[str, Any] = {
        "comment": comment, "marking": max(above, _marking(one), key=STRICTNESS.index), "seen_on": _day(one),
    }  # fmt: skip
    if kind in ADDRESSES:
        return Reported(number, address=value, **beside)
    if kind in TEXTS:
        return Reported(number, text=value, **beside)
    if kind in FILES:
        try:
            data = base64.b64decode(one.get("data") or "", validate=True)
        except (binascii.Error, ValueError, TypeError):
            data = b""
        if not data:
            reading.wrong(number, "data", "base64")
            return None
        return Reported(number, data=data, **beside)
    reading.wrong(number, "type", "hash" if kind in HASHES else "attribute", value=kind)
    return None


def _day(one: dict[str, Any]) -> date | None:
    """When it was seen, or written down."""
    for name in ("first_seen", "timestamp"):
        value = one.get(name)
        try:
            if isinstance(value, str) and "-" in value:
                return date.fromisoformat(value[:10])
            if isinstance(value, str | int) and 0 < int(value) < 1e11:
                return datetime.fromtimestamp(int(value), UTC).date()
        except (ValueError, OverflowError, OSError):
            continue
    return None

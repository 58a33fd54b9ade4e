"""The bytes that are hashed. Frozen: a change here would make every sealed log look altered.

Event digest: SHA-256 of thirteen lines in UTF-8, joined by one line feed, none at the end:

    zotim event 1
    <id: 32 hex digits>
    <at: 2026-11-24T01:54:00.123456Z>
    <actor id: 32 hex digits, or - for nobody>
    <on behalf of: the same>
    <kind> <verb> <object type> <object id> <purpose> <outcome> <request id>: a line each, possibly empty
    <details: JSON, keys sorted, no blanks, ASCII>

No field can hold a line feed (:func:`plain`), so a text has one reading only.

Seal hash: SHA-256 of 72 bytes: the hash before it (32), the number (8, big-endian), the event digest (32). Before
number 1 stands :data:`GENESIS`, SHA-256 of the words ``zotim audit chain 1``.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

GENESIS = hashlib.sha256(b"zotim audit chain 1").digest()
HEADER = "zotim event 1"
NOBODY = "-"
LONGEST = 64
LARGEST = 2**53 - 1
DETAILS_LIMIT = 4096
PLAIN = re.compile(rf"[A-Za-z0-9_.:\-]{{0,{LONGEST}}}")

_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode


def plain(name: str, value: Any) -> str:
    """*value* if it is an id, a verb or a code. Raises ValueError, naming the field, for anything like a sentence."""
    if not isinstance(value, str) or not PLAIN.fullmatch(value):
        raise ValueError(
            f"audit event, {name}: takes an id, verb or code of at most {LONGEST} of A-Z a-z 0-9 _ . : -, "
            "never a value of a record"
        )
    return value


def plain_details(details: Mapping[str, Any] | None) -> dict[str, Any]:
    """*details* if they are ids, verbs and counts, in lists or one level of tables. Raises ValueError otherwise."""
    checked = {plain("details", key): _plain_detail(key, value) for key, value in (details or {}).items()}
    if len(_encode(checked)) > DETAILS_LIMIT:
        raise ValueError(f"audit event, details: more than {DETAILS_LIMIT} bytes")
    return checked


def _plain_detail(name: str, value: Any, depth: int = 0) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) <= LARGEST:
        return int(value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, (list, tuple)) and not depth:
        return [_plain_detail(name, item, 1) for item in value]
    if isinstance(value, Mapping) and not depth:
        return {plain("details", key): _plain_detail(name, item, 1) for key, item in value.items()}
    return str(plain(f"details[{name}]", value))


def moment(at: datetime) -> str:
    """A time in the one form that is hashed: UTC, six digits of a second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def details_text(details: Mapping[str, Any]) -> str:
    """Details in the one form that is hashed."""
    return _encode(details)


def event_digest(
    id: UUID,
    at: datetime,
    actor: UUID | None,
    on_behalf_of: UUID | None,
    words: tuple[str, ...],
    details: dict[str, Any],
) -> str:
    """The digest of an event, 64 hex digits. *words* are the seven fields from kind to request id."""
    people = (person.hex if person else NOBODY for person in (actor, on_behalf_of))
    lines = (HEADER, id.hex, moment(at), *people, *words, details_text(details))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def stored_digest(row: Sequence[Any]) -> str | None:
    """The digest of an event as read raw from the database, or None when the row can't be one of ours at all.

    *row*: id, at, actor, on behalf of, the seven words, details; times and JSON as text in the database's own form.
    """
    try:
        id_, at, actor, on_behalf_of, *words, details = row
        if at[10] == " ":  # SQLite: 2026-11-24 01:54:00.123456, without the fraction when it is zero
            at = f"{at[:10]}T{at[11:]}{'Z' if len(at) == 26 else '.000000Z'}"
        if details != "{}":
            details = _canonical(details)
        lines = (HEADER, id_, at, actor or _nobody(actor), on_behalf_of or _nobody(on_behalf_of), *words, details)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()
    except (TypeError, ValueError, IndexError, RecursionError):
        return None


@lru_cache(maxsize=1024)
def _canonical(stored: str) -> str:
    """Details as stored, in the form that is hashed. Most events of a verb hold the same few: parse each text once."""
    return _encode(json.loads(stored))


def _nobody(value: Any) -> str:
    if value is not None:
        raise ValueError("an empty id isn't the same as none")
    return NOBODY


def link(before: bytes, number: int, digest: bytes) -> bytes:
    """The hash of seal *number* over the hash before it and the event's digest (32 bytes each)."""
    return hashlib.sha256(before + number.to_bytes(8, "big") + digest).digest()

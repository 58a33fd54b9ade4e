"""Fingerprints and addresses of what is known, as files of other systems carry them (:mod:`stix`, :mod:`misp`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

HEX = re.compile(r"[0-9a-f]{64}")


class Sort(StrEnum):
    """What of something is known."""

    PDQ = "pdq"
    SHA256 = "sha256"
    URL = "url"


class Tlp(StrEnum):
    """How far who receives it may pass it on (Traffic Light Protocol)."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Known:
    """One of them: 64 hexadecimal digits, or an address. *id* is the same each time it leaves; *note* is no person."""

    id: UUID
    sort: Sort
    value: str
    since: datetime
    note: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a hash that is none."""
        if self.sort != Sort.URL and not HEX.fullmatch(self.value):
            raise ValueError(f"a {self.sort} is 64 hexadecimal digits")


@dataclass(frozen=True, slots=True)
class Packet:
    """What leaves together: *marking* is the classification in words, *ground* why it is known and by whom."""

    id: UUID
    title: str
    at: datetime
    tlp: Tlp
    marking: str
    ground: str
    known: Sequence[Known]

"""Lengths that the law of a deployment sets: a file named by ``ZOTIM_LENGTHS``, by the code of a clock or rule.

What stands in the code is a proposal, or the law of one state. Where another law counts differently, the installation
says so in one place, with the act and article; the page of retention rules, each clock and every certificate show it::

    ["screening.message.mask"]
    length = "4 months"
    source = "Law 12/2031 on passenger data, article 9"
    verified = true
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from zotim.core.clocks.lengths import Length, Unit

WRITTEN = re.compile(r"([1-9][0-9]{0,4}) (hours|days|working days|months)")
FIELDS = {"length": str, "source": str, "verified": bool, "rolls": bool}


class OwnLengthError(ValueError):
    """An entry that can't be used; says which and what it takes."""


@dataclass(frozen=True, slots=True)
class OwnLength:
    """How long something runs here, by which act and article, and whether somebody read the official text."""

    length: Length
    source: str
    verified: bool


def read_lengths(path: Path) -> dict[str, OwnLength]:
    """The entries of a file, by code. Raises OwnLengthError, which names the entry, or the line that isn't TOML."""
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OwnLengthError(f"can't be read: {error}") from None
    return {code: _entry(code, entry) for code, entry in entries.items()}


def _entry(code: str, entry: Any) -> OwnLength:
    if not isinstance(entry, dict) or any(isinstance(one, dict) for one in entry.values()):
        raise OwnLengthError(f'{code}: write the code in quotes, as ["{code}.…"], with its fields below')
    if unknown := entry.keys() - FIELDS.keys():
        raise OwnLengthError(f"{code}: no field {min(unknown)}; takes {', '.join(sorted(FIELDS))}")
    for name, value in entry.items():
        if not isinstance(value, FIELDS[name]):
            raise OwnLengthError(f"{code}: {name} takes {'a text' if FIELDS[name] is str else 'true or false'}")
    written = WRITTEN.fullmatch(entry.get("length", ""))
    if not written:
        raise OwnLengthError(
            f'{code}: length takes a number and a unit, as "36 months" (hours, days, working days, months)'
        )
    source = entry.get("source", "").strip()
    if not source or len(source) > 300:
        raise OwnLengthError(f"{code}: source names act and article, in at most 300 characters")
    try:
        length = Length(int(written[1]), Unit(written[2].replace(" ", "_")), entry.get("rolls", False))
    except ValueError as error:
        raise OwnLengthError(f"{code}: {error}") from None
    return OwnLength(length, source, entry.get("verified", False))


USED: set[str] = set()
"""Codes of the file that a clock or a rule of this installation has."""


def as_here(entry: Any) -> None:
    """Give a clock or rule that is being made what the law of this deployment says of it. Ends the program with a
    sentence where hours would become days, or the other way round: what shows them counts in them."""
    lengths: Mapping[str, OwnLength] = getattr(settings, "ZOTIM_LENGTHS", {})
    own = lengths.get(entry.code)
    if own is None:
        return
    if (own.length.unit == Unit.HOURS) != (entry.length.unit == Unit.HOURS):
        raise SystemExit(f"ZOTIM_LENGTHS: {entry.code} runs for {entry.length}; takes another number of the same kind")
    USED.add(entry.code)
    for name, value in (("length", own.length), ("legal_source", own.source), ("verified", own.verified)):
        object.__setattr__(entry, name, value)


def unknown() -> list[str]:
    """Codes of the file that nothing in this installation has: misspelled, or of a desk that isn't here."""
    return sorted(getattr(settings, "ZOTIM_LENGTHS", {}).keys() - USED)

"""Published lists as records of the benchmark, where the folder that ``ZOTIM_SHARED_DATA`` names holds them.

Names in the original script don't go into the index: they are what is asked. The files are read and never copied.
"""

import csv
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from zotim.formats.lists import Listing, read_lists
from zotim.matching.entries import birth_dates

KINDS = {"Person": "person", "Vessel": "vessel", "Airplane": "aircraft"}
"""Of the files of EU regulations; what else they name are organisations."""
MONTHS = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"


@dataclass(frozen=True, slots=True)
class Record:
    """An entry for every matcher. ``original``: names in other scripts, which are asked and not indexed."""

    id: str
    kind: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()
    born: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    original: tuple[str, ...] = field(default=(), compare=False)

    def without(self, name: str) -> "Record":
        """The same without one of its names."""
        return replace(self, names=tuple(one for one in self.names if one != name))


def folded(name: str) -> str:
    """A name without marks and case, as words parted by one blank: what "the same name" means here."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", "".join(c for c in plain if not unicodedata.combining(c))).split())


def script(name: str) -> str:
    """The script of a name: latin, cyrillic, arabic or other."""
    counts = {"latin": 0, "cyrillic": 0, "arabic": 0, "other": 0}
    for letter in filter(str.isalpha, name):
        first = unicodedata.name(letter, "").split(" ", 1)[0].lower()
        counts[first if first in counts else "other"] += 1
    return max(counts, key=lambda one: counts[one])


def published(problems: list[object]) -> list[Record]:
    """The entries of the lists, in the order of the files; none where the folder isn't set. Adds what can't be read."""
    root = os.environ.get("ZOTIM_SHARED_DATA")
    if not root:
        return []
    found: list[Record] = []
    for source, path in (("un", "lists/un/UN_consolidated.xml"), ("ofac", "lists/ofac/sdn.csv")):
        if Path(root, path).exists():
            listings = read_lists([Path(root, path)], problems.append)
            found += [_record(f"{source}:{one.id}", *_of_listing(one)) for one in listings]
    for file in sorted(Path(root, "lists", "eu").glob("3*.csv")):
        found += _regulation(file)
    return [one for one in found if one.names]


def _of_listing(one: Listing) -> tuple[str, list[str], list[str], tuple[str, ...]]:
    names = [part for name in one.names if not name.weak for part in _split(name.text)]
    weak = [part for name in one.names if name.weak for part in _split(name.text)]
    return one.kind, names, weak, birth_dates(one.born)


def _regulation(file: Path) -> Iterator[Record]:
    """The annexes of an EU regulation, as OpenSanctions' journal keeps them."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for number, row in enumerate(csv.DictReader(stream), 1):
            names = [part for column in ("name", "alias", "previousName") for part in _split(row.get(column) or "")]
            born = tuple(
                f"{one['year']}-{int(one['month']):02}-{int(one['day']):02}"
                for one in re.finditer(MONTHS, row.get("birthDate") or "")
            )
            kind = KINDS.get(row.get("schema") or "", "organisation")
            yield _record(f"eu:{file.stem}:{number}", kind, names, _split(row.get("weakAlias") or ""), born)


def _clean(names: list[str]) -> list[str]:
    """Without cells that hold several people's names or several scripts, where that leaves any."""
    one = [name for name in names if name.count(",") < 2 and len({script(word) for word in name.split()}) == 1]
    return one or names


def _record(identity: str, kind: str, names: list[str], weak: list[str], born: tuple[str, ...]) -> Record:
    names = _clean(names) if kind == "person" else names
    latin = [name for name in dict.fromkeys(names) if script(name) == "latin"]
    original = [name for name in dict.fromkeys(names) if script(name) in ("cyrillic", "arabic")]
    low = [name for name in dict.fromkeys(weak) if script(name) == "latin"]
    return Record(identity, kind, tuple(latin), tuple(low), born, original=tuple(original))


def _split(text: str) -> list[str]:
    """Names that a list prints in one field, parted by semicolons; without remarks in brackets, and what is no name."""
    parts = (re.sub(r"\s*\([^)]*\)?\s*", " ", part).strip(' "') for part in text.split(";"))
    return [part for part in parts if part and not re.search(r":|\d{3}", part)]

"""The lists of the US Treasury (OFAC) as three CSV files without headings: entries, their aliases, their addresses.

Rows of all three stand in the order of the entries' numbers, so they are read side by side, never held.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from zotim.formats.countries import code, country
from zotim.formats.lists import values
from zotim.formats.lists.lines import lines, named, rows
from zotim.formats.lists.model import Document, Listing, Place
from zotim.formats.problems import Reading

SOURCE = "ofac"
_ENTRY = (
    "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
    "Vess_owner", "Remarks",
)  # fmt: skip
_ALIAS = ("ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks")
_ADDRESS = ("ent_num", "add_num", "address", "city", "country", "add_remarks")
KINDS_OF_FILES = {len(_ENTRY): "entries", len(_ALIAS): "aliases", len(_ADDRESS): "addresses"}
BESIDE = {"sdn": ("alt", "add"), "cons_prim": ("cons_alt", "cons_add")}
"""The names under which the Treasury publishes the three."""

LONGEST_REMARK = 300
"""Characters of one remark that is looked into; a longer one is prose."""

_BORN = re.compile(r"(?:alt\. )?DOB (.+)")
_PLACE = re.compile(r"(?:alt\. )?POB (.+)")
_LAND = re.compile(r"(?:alt\. )?(?:nationality|citizen) (.+)")
_GENDER = re.compile(r"Gender (\w+)")
_WEAK = re.compile(r"(?:alt\. )?a\.k\.a\. '(.+)'")
_NUMBER = re.compile(
    r"(?:alt\. )?(?P<kind>Passport|SSN|MMSI|[A-Z][\w.,/'() -]*?(?:No\.?|Number|ID|#|IMO))[ :]+"
    r"(?P<number>(?:IMO )?[A-Z0-9][\w./-]*\d[\w./-]*)(?: \((?P<land>[^()]*)\))?.*"
)


def read(file: BinaryIO, reading: Reading, beside: Sequence[tuple[BinaryIO, Reading]] = ()) -> Iterator[Listing]:
    """The entries, with the names and addresses of the files *beside*, in whichever order those are given."""
    companions = [_Companion(*one) for one in beside]
    for line, row in named(rows(lines(file, reading), reading), _ENTRY, reading):
        number = row["ent_num"]
        if not is_number(number):
            reading.wrong(line, "ent_num", "id")
            continue
        more = [one for companion in companions for one in companion.of(int(number))]
        if (listing := _listing(number, line, row, more, reading)) is not None:
            yield listing
    for companion in companions:
        companion.rest()


class _Companion:
    """The aliases or the addresses, read as far as the entries have been."""

    def __init__(self, file: BinaryIO, reading: Reading) -> None:
        self.reading = reading
        self._rows = self._read(file)
        self._next = next(self._rows, None)

    def _read(self, file: BinaryIO) -> Iterator[tuple[int, int, dict[str, str]]]:
        for line, cells in rows(lines(file, self.reading), self.reading):
            columns = _ALIAS if len(cells) == len(_ALIAS) else _ADDRESS
            for _, row in named([(line, cells)], columns, self.reading):
                if is_number(row["ent_num"]):
                    yield int(row["ent_num"]), line, row
                else:
                    self.reading.wrong(line, "ent_num", "id")

    def of(self, number: int) -> Iterator[dict[str, str]]:
        """The rows of one entry."""
        while self._next is not None and self._next[0] <= number:
            found, line, row = self._next
            if found == number:
                yield row
            else:
                self.reading.wrong(line, "ent_num", "order", value=str(found))
            self._next = next(self._rows, None)

    def rest(self) -> None:
        """Tell of the rows that no entry took."""
        while self._next is not None:
            self.reading.wrong(self._next[1], "ent_num", "order", value=str(self._next[0]))
            self._next = next(self._rows, None)


def is_number(text: str) -> bool:
    """Whether *text* numbers an entry: digits, and not thousands of them."""
    return text.isascii() and text.isdigit() and len(text) < 19


def spoken(name: str) -> str:
    """A person's name as it is said: "BARAZI, Khaled Mahmoud" is Khaled Mahmoud BARAZI."""
    last, comma, first = name.partition(",")
    return f"{first} {last}" if comma and first.strip() else name


def _listing(
    number: str, line: int, row: dict[str, str], more: list[dict[str, str]], reading: Reading
) -> Listing | None:
    kind = values.kind(reading, line, "SDN_Type", row["SDN_Type"])

    def printed(text: str) -> str:
        return spoken(text) if kind == "person" else text

    # A name is never empty here, but it may be a word that elsewhere says nothing.
    name = "" if row["SDN_Name"] in ("", "-0-") else row["SDN_Name"]
    if not name:
        reading.wrong(line, "SDN_Name", "name")
        return None
    names = values.names(printed(name), role="name")
    places = []
    for other in more:
        if "alt_name" in other:
            role = "former" if other["alt_type"] == "fka" else "alias"
            names += values.names(printed(other["alt_name"].replace("-0-", "")), role=role)
        else:
            land = values.stated(other["country"])
            text = ", ".join(filter(None, (values.stated(other["address"]), values.stated(other["city"]), land)))
            if text:
                places.append(Place(text, country(land), "address"))
    remarks = values.stated(row["Remarks"])
    said = [piece for one in remarks.removesuffix(".").split(";") if len(piece := one.strip()) <= LONGEST_REMARK]
    for text in _said(_WEAK, said):
        names += values.names(printed(text), weak=True)
    return Listing(
        id=number,
        kind=kind,
        names=tuple(names),
        source=SOURCE,
        line=line,
        born=values.birth_dates(reading, line, "Remarks", _said(_BORN, said)),
        places=(
            *(Place(text, code(text.rpartition(", ")[2]), "birth") for text in _said(_PLACE, said)),
            *places,
        ),
        countries=values.countries([*_said(_LAND, said), row["Vess_flag"]]),
        documents=(
            *(
                Document(found["number"], found["kind"], country(values.stated(found["land"] or "")))
                for found in map(_NUMBER.fullmatch, said)
                if found
            ),
            *([Document(call, "Call sign")] if (call := values.stated(row["Call_Sign"])) else []),
        ),
        genders=values.genders(reading, line, "Remarks", _said(_GENDER, said)),
        programmes=tuple(filter(None, (values.stated(one.strip(" []")) for one in row["Program"].split("] [")))),
        remarks=remarks,
    )  # fmt: skip


def _said(pattern: re.Pattern[str], pieces: list[str]) -> list[str]:
    """What the pieces of the remarks say that *pattern* knows."""
    return [found[1] for found in map(pattern.fullmatch, pieces) if found]


def companions(path: Path) -> list[Path]:
    """The aliases and addresses that lie beside the entries, under the names of their publisher."""
    wanted = BESIDE.get(path.stem.lower(), ())
    return [one for one in sorted(path.parent.iterdir()) if one.stem.lower() in wanted and one.suffix == path.suffix]

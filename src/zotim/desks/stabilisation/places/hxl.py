"""Areas and places as tables of HXL, out and in.

Out goes what is told of a place and nothing else. In comes a table that is taken whole or not at all: what is wrong in
it is told by line and column, and nothing is kept until nothing is wrong.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.texts import Translated
from zotim.core.ui.countries import CODES
from zotim.desks.stabilisation.places.models import LEVELS, Area, Exactness, Scheme, Status, Telling
from zotim.desks.stabilisation.places.outside import Told
from zotim.desks.stabilisation.places.points import checked
from zotim.desks.stabilisation.places.words import PROBLEMS
from zotim.engines.scripts import strip_controls
from zotim.formats.hxl import Column, Row, Tag, read_hxl, write_hxl
from zotim.formats.problems import Problem
from zotim.vocabulary import Language

MOST_ROWS = 10_000
LANGUAGES = tuple(language.value for language in Language)
_ISO = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a table: in which line (0: the whole), in which column, and what."""

    line: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A row that can be kept: its line, and its values by the names of the fields."""

    line: int
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table says: what could be kept, how many rows are told coarsely or elsewhere and are left out, and what is
    wrong."""

    drafts: list[Draft] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


@cache
def _spelled(tag: str) -> str:
    """A tag with its attributes in the order in which a table's own are given."""
    return str(Tag.of(tag))


def _columns(*tags: str) -> list[Column]:
    return [Column(Tag.of(tag), tag.lstrip("#").replace("+", " ")) for tag in tags]


PLACE_TAGS = (
    "#meta+id", "#loc+type", "#country+code", *(f"#loc+name+{one}" for one in LANGUAGES), "#loc+code",
    "#loc+scheme", "#geo+lat", "#geo+lon", "#geo+precision", "#adm+code", *(f"#adm+name+{one}" for one in LANGUAGES),
    "#access+told", "#meta+source",
)  # fmt: skip
"""The columns of places. ``#access+told`` says what of it is told outside, ``#loc+type`` what the row is: place, area
or state."""


def area_tags(level: int) -> tuple[str, ...]:
    """The columns of areas of one level."""
    return (
        "#meta+id", "#country+code", f"#adm{level}+code", f"#adm{level}+scheme",
        *(f"#adm{level}+name+{one}" for one in LANGUAGES), "#geo+lat", "#geo+lon", "#status", "#date+start",
        "#meta+source",
    )  # fmt: skip


def write_places(file: BinaryIO, places: Iterable[Told]) -> int:
    """What is told of places, a row each; how many rows they were."""
    return write_hxl(file, _columns(*PLACE_TAGS), map(_place_row, places))


def _place_row(one: Told) -> list[str]:
    area = one if one.level else one.area
    place = one if one.whole else None
    kind = "place" if place else "area" if area else "state"
    shown = one.point
    return [
        place.reference if place else "", kind, one.country, *_names(place), place.code if place else "",
        place.scheme if place else "", *_degrees(shown), "exact" if one.exact else "approximate",
        area.code if area else "", *_names(area), Telling.EXACT.value if place else Telling.AREA.value, "",
    ]  # fmt: skip


def _names(one: Told | Area | None) -> list[str]:
    title = one.title if isinstance(one, Area) else one.name if one else None
    return [title.texts.get(language, "") if title else "" for language in LANGUAGES]


def _degrees(point: Any) -> list[str]:
    return [f"{point.latitude:.5f}", f"{point.longitude:.5f}"] if point else ["", ""]


def write_areas(file: BinaryIO, areas: Iterable[Area], level: int) -> int:
    """Areas of one level with where they stand; how many they were."""
    return write_hxl(file, _columns(*area_tags(level)), map(_area_row, areas))


def _area_row(one: Area) -> list[str]:
    since = one.status_on.isoformat() if one.status_on else ""
    return [
        one.reference, one.country, one.code, one.scheme, *_names(one), *_degrees(one.point), one.status, since,
        one.status_source or one.source,
    ]  # fmt: skip


class _Reader:
    """Reads rows, and collects what is wrong with them."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.taken = Taken()
        self.table = read_hxl(file, name, self._told)
        self.tags = {str(column.tag) for column in self.table.columns if column.tag}

    def _told(self, problem: Problem) -> None:
        if problem.code == "hashtag":  # a column for people alone
            return
        text = str(PROBLEMS.get(problem.code, problem.code))
        self.taken.mistakes.append(Mistake(problem.line, problem.field, text))

    def rows(self) -> Iterator["_Cells"]:
        for number, row in enumerate(self.table, start=1):
            if number > MOST_ROWS:
                self.taken.mistakes.append(Mistake(row.line, "", _("There are more than 10,000 rows. Split the file.")))
                return
            if any(row.cells):
                yield _Cells(row, self.taken.mistakes)

    def keep(self, cells: "_Cells", values: dict[str, Any]) -> None:
        """Keep a row unless something is wrong with it."""
        if not cells.wrong:
            self.taken.drafts.append(Draft(cells.row.line, values))


class _Cells:
    """The cells of a row by their tags, each looked at once."""

    def __init__(self, row: Row, mistakes: list[Mistake]) -> None:
        self.row, self.mistakes, self.wrong = row, mistakes, False
        self.cells = {str(column.tag): cell for column, cell in zip(row.columns, row.cells, strict=True) if column.tag}

    def say(self, tag: str, text: str) -> None:
        self.wrong = True
        self.mistakes.append(Mistake(self.row.line, tag, text))

    def text(self, tag: str, most: int = 300) -> str:
        found = strip_controls(self.cells.get(_spelled(tag), "")).strip()
        if len(found) > most:
            self.say(tag, _("A cell is too long."))
        return found[:most]

    def country(self) -> str:
        code = self.text("#country+code").upper()
        if code not in CODES:
            self.say("#country+code", _("This is no code of a state of two letters (IQ, SY, XK …)."))
        return code

    def names(self, prefix: str) -> Translated | None:
        texts = {language: self.text(f"{prefix}+{language}", 500) for language in LANGUAGES}
        bare = self.text(prefix, 500)
        said = {language: text for language, text in texts.items() if text} or ({"en": bare} if bare else {})
        if not said:
            self.say(prefix, _("There is no name."))
            return None
        original = "en" if "en" in said else next(iter(said))
        return Translated.of(original, said[original], **said)

    def one_of(self, tag: str, codes: Iterable[str], default: str) -> str:
        known = [code for code in codes if code]
        found = self.text(tag).lower() or default
        if found and found not in known:
            self.say(tag, _("“%(value)s” isn't known here. Known are %(known)s.") % {
                "value": found[:60], "known": ", ".join(known),
            })  # fmt: skip
        return found

    def degrees(self, tag: str) -> Decimal | None:
        found = self.text(tag)
        if not found:
            return None
        try:
            number = Decimal(found)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) > 360:
            self.say(tag, _("This is no number of degrees, with a point for decimals."))
            return None
        return round(number, 5)

    def day(self, tag: str) -> date | None:
        found = self.text(tag)
        try:
            return date.fromisoformat(found) if found else None
        except ValueError:
            self.say(tag, _("This is no day written as year-month-day."))
            return None

    def point(self, country: str) -> dict[str, Decimal | None]:
        latitude, longitude = self.degrees("#geo+lat"), self.degrees("#geo+lon")
        if not self.wrong:
            try:
                checked(country, latitude, longitude)
            except Unfit as refused:
                self.say("#geo+lat" if refused.field == "latitude" else "#geo+lon", refused.message)
        return {"latitude": latitude, "longitude": longitude}

    def code(self, tag: str, scheme_tag: str) -> dict[str, str]:
        code = self.text(tag, 40)
        scheme = self.one_of(scheme_tag, Scheme.values, _scheme(code))
        return {"code": code, "scheme": scheme if code else ""}


def _scheme(code: str) -> str:
    """Whose code it looks like, where nobody says."""
    if not code:
        return ""
    return Scheme.ISO.value if _ISO.fullmatch(code) else Scheme.GEONAMES.value if code.isdigit() else Scheme.PCODE.value


def read_places(file: BinaryIO, name: str) -> Taken:
    """Places of a table. Rows that are an area or a state are left out. Raises UnreadableFile without a row of tags."""
    reader = _Reader(file, name)
    for cells in reader.rows():
        if cells.text("#loc+type").lower() in ("area", "state"):
            continue
        country = cells.country()
        values = {
            "country": country,
            "title": cells.names("#loc+name"),
            "exactness": cells.one_of("#geo+precision", Exactness.values, Exactness.APPROXIMATE.value),
            "telling": cells.one_of("#access+told", Telling.values, Telling.AREA.value),
            "area": cells.text("#adm+code", 40),
            "source": cells.text("#meta+source"),
            "reference": cells.text("#meta+id", 16),
            **cells.code("#loc+code", "#loc+scheme"),
            **cells.point(country),
        }
        reader.keep(cells, values)
    return reader.taken


def read_areas(file: BinaryIO, name: str) -> Taken:
    """Areas of a table, with where they stand if it says so. Raises UnreadableFile without a row of tags,
    :class:`Unfit` without codes of areas."""
    reader = _Reader(file, name)
    level = next((one for one in range(LEVELS, 0, -1) if f"#adm{one}+code" in reader.tags), 0)
    if not level:
        raise Unfit(_("There is no column of codes of areas (#adm1+code, #adm2+code …)."), "file")
    for cells in reader.rows():
        country = cells.country()
        values = {
            "country": country,
            "level": level,
            "title": cells.names(f"#adm{level}+name"),
            "source": cells.text("#meta+source"),
            **cells.code(f"#adm{level}+code", f"#adm{level}+scheme"),
            **cells.point(country),
            "status": cells.one_of("#status", Status.values, ""),
            "status_on": cells.day("#date+start"),
        }
        if not values["code"]:
            cells.say(f"#adm{level}+code", _("There is no code."))
        if values["status"] not in ("", Status.UNKNOWN) and not (values["status_on"] and values["source"]):
            cells.say("#status", _("A status needs the day from which it holds, and who says so."))
        reader.keep(cells, values)
    return reader.taken

"""A caseload in a spreadsheet: what its columns hold, and what is wrong in which row and column.

The first row names the columns by their codes, in any order; each further row is one person. What a cell may hold is
judged by the form on which a person is entered, so a row that is taken here could have been typed there. Nothing is
kept while it is read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.people.models import Organisation, User
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.choosing import managers
from zotim.desks.reintegration.persons.forms import LANGUAGES, PersonForm
from zotim.desks.reintegration.persons.models import Script, Sex
from zotim.desks.reintegration.persons.services import code_of, names_said
from zotim.formats.marks import _ as marked
from zotim.formats.spreadsheets import Formula, Value, is_xlsx, plain, sheets
from zotim.formats.text.errors import UnreadableFile

MOST = 200
"""Cases in one file. All of them are opened in one transaction, and a page waits for it."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")
YES, NO = frozenset({"yes", "po", "نعم"}), frozenset({"no", "jo", "لا", ""})
NOT_OURS = marked("it isn't an XLSX spreadsheet")
TEMPLATE = marked("Download the template from this page, fill it in and send that.")

COLUMNS: Mapping[str, Word] = {
    "municipality": gettext_lazy("Name of the municipality that helps. Needed."),
    "manager": gettext_lazy("E-mail of the case manager's account. Needed."),
    "latin": gettext_lazy("Name in Latin script. One of the three names is needed."),
    "arabic": gettext_lazy("Name in Arabic script"),
    "other": gettext_lazy("Name in another script"),
    "born_on": gettext_lazy("Day of birth: a day of the spreadsheet, or year-month-day"),
    "birth_year": gettext_lazy("Year of birth, where the day isn't known"),
    "sex": gettext_lazy("One of these, or nothing:"),
    "languages": gettext_lazy("Codes with commas between them:"),
    "interpreter": gettext_lazy("Whether an interpreter is needed: yes or no"),
    "born_in": gettext_lazy("Place of birth"),
    "papers": gettext_lazy("Papers: kind, number, what is missing"),
    "address": pgettext_lazy("where somebody lives", "Address"),
    "telephone": gettext_lazy("Telephone, as text, so that no zero is lost"),
}
NEEDED = ("municipality", "manager")


def explained() -> list[tuple[str, str, list[tuple[str, Word]]]]:
    """Each column, what it holds, and the codes that it takes, each with its word."""
    codes = {"languages": LANGUAGES, "sex": [one for one in Sex.choices if one[0] != Sex.UNKNOWN]}
    return [(name, str(word), list(codes.get(name, []))) for name, word in COLUMNS.items()]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one cell, by the row's number in the file and the column's code; none for a whole row."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One case to be: for ``case_open`` and for ``person_enter``."""

    number: int
    case: Mapping[str, Any]
    person: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Caseload:
    """What a file holds. With problems, nothing of it may be taken in."""

    rows: Sequence[Row]
    problems: Sequence[Problem]


def read(actor: Actor, data: bytes, name: str) -> Caseload:
    """The cases of a file, and everything that is wrong in it. Raises UnreadableFile for what is no spreadsheet."""
    if not is_xlsx(data):
        raise UnreadableFile(name, NOT_OURS, TEMPLATE)
    _title, lines = next(iter(sheets(data, name)), ("", []))
    if len(lines) < 2:
        return Caseload([], [Problem(1, "", _("There is no row with a case."))])
    (first, head), *rest = lines
    columns = [plain(cell).casefold() for cell in head]
    if problems := list(_columns(columns, first)):
        return Caseload([], problems)
    if len(rest) > MOST:
        too_many = _("More than %(most)s cases: split the file.") % {"most": MOST}
        return Caseload([], [Problem(rest[MOST][0], "", too_many)])
    reader = _Reader(actor)
    rows = [reader.row(number, dict(zip(columns, cells, strict=False))) for number, cells in rest]
    return Caseload([] if reader.problems else [row for row in rows if row], reader.problems)


def _columns(columns: Sequence[str], row: int) -> Iterator[Problem]:
    named = [column for column in columns if column]
    for column in named:
        if column not in COLUMNS:
            yield Problem(row, column, _("There is no such column. Take it out."))
    for column in sorted({one for one in named if named.count(one) > 1}):
        yield Problem(row, column, _("This column stands there twice."))
    for column in NEEDED:
        if column not in named:
            yield Problem(row, column, _("This column is missing."))


class _Reader:
    """Reads one row after the other, and knows who stood in the rows before."""

    def __init__(self, actor: Actor) -> None:
        self.problems: list[Problem] = []
        self.managers = {one.email.casefold(): one for one in managers(actor)}
        self.places: dict[str, Organisation] = {}
        for body in Organisation.objects.filter(kind=Organisation.Kind.MUNICIPALITY):
            self.places |= dict.fromkeys((text.casefold() for text in body.name.texts.values() if text), body)
        self.before: dict[str, int] = {}

    def row(self, number: int, cells: Mapping[str, Value]) -> Row | None:
        found: list[Problem] = []
        for column, cell in cells.items():
            if column and isinstance(cell, Formula):
                found.append(Problem(number, column, _("This cell computes something. Enter what it comes to.")))
        if found:
            self.problems += found
            return None
        said = {column: plain(cells.get(column)) for column in COLUMNS}
        place, manager = self._place(number, said, found), self._manager(number, said, found)
        person = self._person(number, said, found)
        self.problems += sorted(found, key=lambda one: list(COLUMNS).index(one.column))
        return None if found else Row(number, {"municipality": place, "manager": manager}, person)

    def _place(self, number: int, said: Mapping[str, str], found: list[Problem]) -> Organisation | None:
        place = self.places.get(said["municipality"].casefold())
        if place is None:
            found.append(Problem(number, "municipality", _("No municipality that is entered here has this name.")))
        return place

    def _manager(self, number: int, said: Mapping[str, str], found: list[Problem]) -> User | None:
        manager = self.managers.get(said["manager"].casefold())
        if manager is None:
            found.append(Problem(number, "manager", _("Nobody who can be chosen has this e-mail address.")))
        return manager

    def _person(self, number: int, said: Mapping[str, str], found: list[Problem]) -> Mapping[str, Any]:
        form = PersonForm(
            {
                **said,
                "sex": said["sex"].casefold() or "unknown",
                "languages": re.split(r"[\s,;،؛]+", said["languages"].casefold().strip()) if said["languages"] else [],
                "interpreter": "on" if said["interpreter"].casefold() in YES else "",
            }
        )
        if said["born_on"] and not DAY.fullmatch(said["born_on"]):
            form.add_error("born_on", _("Write the day as year-month-day."))
        if said["interpreter"].casefold() not in YES | NO:
            form.add_error("interpreter", _("Write yes or no."))
        for column, errors in form.errors.items():
            found += [Problem(number, column, str(error)) for error in errors[:1]]
        if form.errors:
            return {}
        values = form.values()
        try:
            names_said(values["names"], values["born_on"], values["birth_year"])
        except Unfit as refused:
            found.append(Problem(number, refused.field or "latin", str(refused)))
            return {}
        self._twice(number, values, found)
        return values

    def _twice(self, number: int, values: Mapping[str, Any], found: list[Problem]) -> None:
        """The same name and day of birth in an earlier row of this very file; of other cases nothing is asked."""
        if not values["born_on"]:
            return
        for script in Script.values:
            if not (name := values["names"][script].strip()):
                continue
            earlier = self.before.setdefault(code_of(name, values["born_on"]), number)
            if earlier != number:
                said = _("The same name and day of birth stand in row %(row)s.") % {"row": earlier}
                found.append(Problem(number, script, said))

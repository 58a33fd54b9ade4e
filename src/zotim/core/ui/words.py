"""Translated words for codes. Codes are stored and exchanged; people read these.

A table is found by the name of its enum. A room with an enum of its own adds one: ``add("Verdict", {...})``.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import MACHINES
from zotim.vocabulary import ClaimAction, Classification, DatePrecision, Glyph, LineOfEffort

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Word = str | _StrPromise
else:
    Word = str | Promise

LINES_OF_EFFORT: dict[str, Word] = {
    LineOfEffort.MILITARY: _("Military contribution"),
    LineOfEffort.STABILISATION: _("Stabilisation"),
    LineOfEffort.COUNTER_FINANCE: _("Counter-finance"),
    LineOfEffort.FOREIGN_FIGHTERS: _("Foreign fighters and returnees"),
    LineOfEffort.COUNTER_MESSAGING: _("Counter-messaging"),
    LineOfEffort.PREVENTION: _("Prevention at home"),
    LineOfEffort.LEGISLATION: _("Law and strategy"),
    LineOfEffort.GOVERNANCE: _("Coordination and governance"),
}
CLAIM_ACTIONS: dict[str, Word] = {
    ClaimAction.PLEDGE: pgettext_lazy("what a passage does", "promises"),
    ClaimAction.ONGOING: pgettext_lazy("what a passage does", "says it is being done"),
    ClaimAction.DONE: pgettext_lazy("what a passage does", "says it was done"),
    ClaimAction.SUPPORT: pgettext_lazy("what a passage does", "supports"),
    ClaimAction.CALL: pgettext_lazy("what a passage does", "calls on others"),
    ClaimAction.CONDITIONAL: pgettext_lazy("what a passage does", "promises on a condition"),
}
CLASSIFICATIONS: dict[str, Word] = {
    Classification.PUBLIC: _("Public"),
    Classification.INTERNAL: _("Internal"),
    Classification.RESTRICTED: _("Restricted"),
}
GLYPHS: dict[str, Word] = {
    Glyph.PROMISED: _("promised"),
    Glyph.UNDER_WAY: _("under way"),
    Glyph.SAID: _("said to be done"),
    Glyph.PROVEN: _("proven"),
    Glyph.LATE: _("overdue or blocked"),
}
DATE_PRECISIONS: dict[str, Word] = {
    DatePrecision.DAY: pgettext_lazy("how exactly a date is stated", "the day"),
    DatePrecision.MONTH: pgettext_lazy("how exactly a date is stated", "the month"),
    DatePrecision.QUARTER: pgettext_lazy("how exactly a date is stated", "the quarter"),
    DatePrecision.YEAR: pgettext_lazy("how exactly a date is stated", "the year"),
}
# How far something is, claimed or assessed: the register and more than one desk say it in these words.
STATUSES: dict[str, Word] = {"not_begun": _("not begun"), "under_way": _("under way"), "done": _("done")}

# Units that the claims engine counts in; a currency stays its own code, another unit the word that was typed.
UNITS: dict[str, Word] = {
    "soldiers": pgettext_lazy("unit of a quantity", "soldiers"),
    "personnel": pgettext_lazy("unit of a quantity", "personnel"),
    "officers": pgettext_lazy("unit of a quantity", "officers"),
    "trainers": pgettext_lazy("unit of a quantity", "trainers"),
    "experts": pgettext_lazy("unit of a quantity", "experts"),
    "people": pgettext_lazy("unit of a quantity", "people"),
    "children": pgettext_lazy("unit of a quantity", "children"),
    "families": pgettext_lazy("unit of a quantity", "families"),
    "teachers": pgettext_lazy("unit of a quantity", "teachers"),
    "psychologists": pgettext_lazy("unit of a quantity", "psychologists"),
    "judges": pgettext_lazy("unit of a quantity", "judges"),
    "prosecutors": pgettext_lazy("unit of a quantity", "prosecutors"),
    "students": pgettext_lazy("unit of a quantity", "students"),
    "municipalities": pgettext_lazy("unit of a quantity", "municipalities"),
    "schools": pgettext_lazy("unit of a quantity", "schools"),
    "hospitals": pgettext_lazy("unit of a quantity", "hospitals"),
    "clinics": pgettext_lazy("unit of a quantity", "clinics"),
    "houses": pgettext_lazy("unit of a quantity", "houses"),
    "tonnes": pgettext_lazy("unit of a quantity", "tonnes"),
    "rounds": pgettext_lazy("unit of a quantity", "rounds"),
    "vehicles": pgettext_lazy("unit of a quantity", "vehicles"),
    "accounts": pgettext_lazy("unit of a quantity", "accounts"),
    "cases": pgettext_lazy("unit of a quantity", "cases"),
    "courses": pgettext_lazy("unit of a quantity", "courses"),
    "projects": pgettext_lazy("unit of a quantity", "projects"),
    "percent": pgettext_lazy("unit of a quantity", "percent"),
    "centres": pgettext_lazy("unit of a quantity", "centres"),
    "months": pgettext_lazy("unit of a quantity", "months"),
    "years": pgettext_lazy("unit of a quantity", "years"),
    "days": pgettext_lazy("unit of a quantity", "days"),
    "weeks": pgettext_lazy("unit of a quantity", "weeks"),
    "hours": pgettext_lazy("unit of a quantity", "hours"),
    "campaigns": pgettext_lazy("unit of a quantity", "campaigns"),
    "of orders": pgettext_lazy("unit of a quantity", "of orders"),  # of a ratio: 80 % of orders
}

# What something is given to somebody outside for, and on which ground (core.disclosures).
PURPOSES: dict[str, Word] = {
    "reporting": pgettext_lazy("purpose of giving something out", "Reporting"),
    "evaluation": pgettext_lazy("purpose of giving something out", "Evaluation"),
    "parliament": pgettext_lazy("purpose of giving something out", "Information of parliament"),
    "publication": pgettext_lazy("purpose of giving something out", "Publication"),
    "assistance": pgettext_lazy("purpose of giving something out", "Asking for assistance"),
    "written_request": pgettext_lazy("purpose of giving something out", "Answer to a written request"),
}
GROUNDS: dict[str, Word] = {
    "public_task": pgettext_lazy("ground for giving something out", "Task in the public interest"),
    "legal_duty": pgettext_lazy("ground for giving something out", "Duty under law"),
    "agreement": pgettext_lazy("ground for giving something out", "Agreement"),
}

# What a clock says when it is read (core.clocks.selectors).
CLOCK_STATES: dict[str, Word] = {
    "running": pgettext_lazy("clock", "running"),
    "expired": pgettext_lazy("clock", "has run out"),
    "paused": pgettext_lazy("clock", "stopped for a while"),
    "stopped": pgettext_lazy("clock", "ended"),
}

IN_LANGUAGE: dict[str, Word] = {"sq": _("in Albanian"), "en": _("in English"), "ar": _("in Arabic")}

_tables: dict[str, Mapping[str, Word]] = {
    "LineOfEffort": LINES_OF_EFFORT,
    "ClaimAction": CLAIM_ACTIONS,
    "Classification": CLASSIFICATIONS,
    "Glyph": GLYPHS,
    "DatePrecision": DATE_PRECISIONS,
    "Status": STATUSES,
    "Unit": UNITS,
    "Purpose": PURPOSES,
    "Ground": GROUNDS,
    "ClockState": CLOCK_STATES,
}


def add(name: str, words: Mapping[str, Word]) -> None:
    """Words for the codes of an enum called *name*; a second table of that name is a mistake."""
    if name in _tables and _tables[name] is not words:
        raise ValueError(f"There is a table of words for {name!r} already.")
    _tables[name] = words


def extend(name: str, more: Mapping[str, Word]) -> None:
    """Further words for an enum of which several rooms have codes. Raises ValueError for a code that has a word."""
    table = _tables[name]
    if not isinstance(table, dict):
        raise TypeError(f"the words of {name} are looked up, not listed")
    if taken := table.keys() & more.keys():
        raise ValueError(f"{name} has words for {sorted(taken)} already.")
    table.update(more)


def label(value: Any, enum: str = "") -> Word:
    """The word for a code. *enum* names its enum; a member of an enum knows it by itself.

    Nothing is a dash; an unknown code stays itself, so that a page never breaks on old data.
    """
    if value is None or value == "":
        return "–"
    code = value.value if isinstance(value, Enum) else str(value)
    if enum or isinstance(value, Enum):
        return _tables.get(enum or type(value).__name__, {}).get(code, code)
    return next((words[code] for words in _tables.values() if code in words), code)


def known(text: str | None) -> str:
    """A text as it was typed or loaded, in the language of the page where the catalogues know it: the words of the
    facts that come along are named there (``gettext_noop``). Everything else stays itself."""
    return gettext(text) if text else ""


def choices(enum: Iterable[Any]) -> list[tuple[str, Word]]:
    """The members of an enum with their words, as a form field takes them. Raises KeyError for an enum or a member
    without words: nobody chooses among codes."""
    return [(member.value, _tables[type(member).__name__][member.value]) for member in enum]


def state_label(value: Any, machine: str) -> Word:
    """The word for a state in the table of *machine* (``"register.Measure"``); an unknown state stays itself."""
    try:
        return str(MACHINES[machine].state(str(value)).label)
    except KeyError:
        return label(value)


def state_glyph(value: Any, machine: str) -> str:
    """The glyph of a state in the table of *machine*; empty for an unknown one."""
    try:
        return MACHINES[machine].state(str(value)).glyph
    except KeyError:
        return ""

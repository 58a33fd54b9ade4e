"""Templates of reports: files in TOML, read whole; every mistake is named by its section and key.

A template chooses among what the register can tell. It holds no program, and it can't widen what may be shown: its
ceiling only lowers the classification up to which a report goes. What each key means is told in
``docs/how-to/reports.md``.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.texts import Translated
from zotim.vocabulary import LANGUAGE_NAMES, Classification, Glyph, Language, LineOfEffort

FORMAT = "zotim-report-template/1"
LONGEST, MOST_SECTIONS, LONGEST_TEXT = 100_000, 40, 500
"""Bytes of a file, sections of a template, characters of a text."""

COMMITMENTS, OBLIGATIONS = "commitments", "obligations"
SAYS: Mapping[str, Mapping[str, str | Promise]] = {
    COMMITMENTS: {
        "path": gettext_lazy("the path from pledge to proof"),
        "promise": gettext_lazy("what was promised"),
        "due": gettext_lazy("until when"),
        "measures": gettext_lazy("what is done, with evidence"),
        "indicators": gettext_lazy("what was counted, beside its target"),
        "assessment": gettext_lazy("what the evidence shows"),
        "contradictions": gettext_lazy("where a statement doesn't fit it"),
        "ended": gettext_lazy("what wasn't kept, and why"),
        "obstacles": gettext_lazy("what stands in the way"),
        "quote": gettext_lazy("the words themselves"),
        "answers": gettext_lazy("the obligations that it answers"),
    },
    OBLIGATIONS: {
        "asked": gettext_lazy("what is asked"),
        "law": gettext_lazy("which article meets it"),
        "promise": gettext_lazy("what was promised"),
        "measures": gettext_lazy("what is done, with evidence"),
        "indicators": gettext_lazy("what was counted, beside its target"),
        "assessment": gettext_lazy("what the evidence shows"),
        "figures": gettext_lazy("how often it is applied"),
        "gaps": gettext_lazy("what nothing answers"),
    },
}
"""Kinds of sentence that a section may tell, in the order in which they are told."""
ONLY = {COMMITMENTS: (*Glyph, "ended"), OBLIGATIONS: ("unanswered",)}
EACH = {COMMITMENTS: ("line",), OBLIGATIONS: ("instrument", "line")}
FORMS = ("own", "proposal", "official")
"""Whose form it is: the register's own; one of the recipient that nobody saw in an official text; one that was seen."""
ORDERS = {COMMITMENTS: ("line", "due"), OBLIGATIONS: ("paragraph", "line")}


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its heading, what it takes, and which kinds of sentence it tells.

    Without *lines*, *instruments* and *paragraphs* it takes everything of its kind; of *paragraphs* (``R.5*``) one has
    to fit. *only* takes those alone that stand so, or were ended; else it takes those that are active. *each* makes a
    chapter for each line of effort or instrument in which there is something.
    """

    heading: Translated
    takes: str
    says: tuple[str, ...]
    lines: tuple[LineOfEffort, ...] = ()
    instruments: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    each: str = ""
    order: str = ""

    def on_line(self, line: str, also: str = "") -> bool:
        """Whether something of these lines of effort belongs here."""
        return not self.lines or line in self.lines or also in self.lines

    def under(self, symbol: str, paragraph: str) -> bool:
        """Whether a paragraph of an instrument belongs here."""
        return (not self.instruments or any(fnmatchcase(symbol, one) for one in self.instruments)) and (
            not self.paragraphs or any(fnmatchcase(paragraph, one) for one in self.paragraphs)
        )

    @property
    def words(self) -> list[str | Promise]:
        """What it tells, in words."""
        return [SAYS[self.takes][one] for one in self.says]


@dataclass(frozen=True, slots=True)
class Template:
    """A report for one recipient. *form* is one of :data:`FORMS`; *source* says where it was seen, or what wasn't."""

    key: str
    name: Translated
    title: Translated
    recipient: Translated
    languages: tuple[Language, ...]
    ceiling: Classification
    form: str
    source: Translated
    banded: bool
    sections: tuple[Part, ...]
    text: str
    version: int = 0
    """0 for those that come with Zotim."""

    @property
    def sha256(self) -> str:
        """Hash of the file that it was read from."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def for_the_house(self) -> bool:
        """Whether its form is the register's own, and no recipient's outside."""
        return self.form == "own"

    @property
    def mark(self) -> str:
        """What has to be said of its form; empty when nothing has."""
        if self.form != "proposal":
            return ""
        return _("The structure of this report is a proposal: %(source)s.") % {"source": self.source}


class Mistaken(ValueError):
    """A template that can't be taken; *mistakes* in words, each with its place. Nothing of it is kept."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class _Reader:
    """One file on its way into a template; it collects what is wrong."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data, self.mistakes = data, list[str]()

    def wrong(self, where: str, what: str) -> None:
        self.mistakes.append(f"{where}: {what}")

    def unknown(self, where: str, table: Mapping[str, Any], known: set[str]) -> None:
        for key in sorted(table.keys() - known):
            choices = ", ".join(sorted(known))
            self.wrong(f"{where}{key}", _("there is no such key. Known are: %(known)s.") % {"known": choices})

    def take(self, where: str, table: Mapping[str, Any], key: str, kind: type, otherwise: Any = None) -> Any:
        """A value of its kind. What is missing and has no other value is a mistake."""
        value = table.get(key, otherwise)
        if value is None:
            self.wrong(where + key, _("it is missing."))
        elif not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            names = {str: _("a text"), bool: _("true or false"), list: _("a list"), dict: _("texts by language")}
            self.wrong(where + key, _("this has to be %(kind)s.") % {"kind": names[kind]})
        else:
            return value
        return kind()

    def text(self, where: str, table: Mapping[str, Any], key: str, otherwise: str | None = None) -> str:
        value = str(self.take(where, table, key, str, otherwise)).strip()
        if len(value) > LONGEST_TEXT:
            self.wrong(where + key, _("it is longer than %(most)s characters.") % {"most": LONGEST_TEXT})
        return value

    def translated(self, where: str, table: Mapping[str, Any], key: str) -> Translated:
        """A text in all three languages; Albanian is its original."""
        typed = self.take(where, table, key, dict)
        place = f"{where}{key}."
        self.unknown(place, typed, set(Language))
        texts = {language.value: self.text(place, typed, language) for language in Language} if typed else {"sq": ""}
        for language in sorted(texts.keys() & typed.keys()):
            if not texts[language]:
                self.wrong(place + language, _("it is missing."))
        return Translated.of("sq", texts.pop("sq"), **texts)

    def members(self, where: str, table: Mapping[str, Any], key: str, known: tuple[str, ...] | None) -> tuple[str, ...]:
        """A list of texts; of those that are *known*, where they are."""
        found = []
        for value in self.take(where, table, key, list, []):
            if not isinstance(value, str) or not value or len(value) > LONGEST_TEXT:
                self.wrong(where + key, _("each entry of the list has to be a text."))
            elif known is not None and value not in known:
                self.not_one(where + key, value, known)
            else:
                found.append(value)
        return tuple(dict.fromkeys(found))

    def one(self, where: str, table: Mapping[str, Any], key: str, known: tuple[str, ...], otherwise: str) -> str:
        value = self.text(where, table, key, otherwise)
        if value and value not in known:
            self.not_one(where + key, value, known)
        return value

    def not_one(self, where: str, value: str, known: tuple[str, ...]) -> None:
        words = {"value": value, "known": ", ".join(known)}
        self.wrong(where, _("“%(value)s” isn't known here. Known are: %(known)s.") % words)

    def part(self, number: int, table: Any) -> Part | None:
        where = _("section %(number)s") % {"number": number} + ", "
        if not isinstance(table, dict):
            self.wrong(where.rstrip(", "), _("this has to be a section: [[section]]."))
            return None
        self.unknown(
            where, table, {"heading", "takes", "says", "lines", "instruments", "paragraphs", "only", "each", "order"}
        )
        takes = self.one(where, table, "takes", (COMMITMENTS, OBLIGATIONS), COMMITMENTS)
        takes = takes if takes in SAYS else COMMITMENTS
        said = self.members(where, table, "says", tuple(SAYS[takes]))
        if not said:
            self.wrong(where + "says", _("it has to tell something."))
        if takes == COMMITMENTS and table.get("paragraphs"):
            self.wrong(where + "paragraphs", _("only obligations have paragraphs."))
        lines = self.members(where, table, "lines", tuple(LineOfEffort))
        return Part(
            heading=self.translated(where, table, "heading"),
            takes=takes,
            says=tuple(one for one in SAYS[takes] if one in said),
            lines=tuple(LineOfEffort(line) for line in lines),
            instruments=self.members(where, table, "instruments", None),
            paragraphs=self.members(where, table, "paragraphs", None),
            only=self.members(where, table, "only", ONLY[takes]),
            each=self.one(where, table, "each", EACH[takes], ""),
            order=self.one(where, table, "order", ORDERS[takes], ORDERS[takes][0]),
        )

    def template(self, text: str, version: int) -> Template:
        data = self.data
        known = {"format", "key", "name", "title", "recipient", "languages", "ceiling", "form", "source", "banded"}
        self.unknown("", data, known | {"section"})
        if data.get("format") != FORMAT:
            self.wrong("format", _("this has to be “%(format)s”.") % {"format": FORMAT})
        key = self.text("", data, "key")
        if key and not (key.isascii() and key.replace("-", "").isalnum() and key.islower() and len(key) <= 40):
            self.wrong("key", _("small letters, digits and hyphens only, 40 at most."))
        languages = self.members("", data, "languages", tuple(Language)) if "languages" in data else tuple(Language)
        if not languages:
            self.wrong("languages", _("name at least one language."))
        ceiling = self.one("", data, "ceiling", tuple(Classification), Classification.PUBLIC)
        form = self.one("", data, "form", FORMS, "proposal")
        source = Translated.of("sq", "") if form == "own" else self.translated("", data, "source")
        tables = self.take("", data, "section", list)
        if not 1 <= len(tables) <= MOST_SECTIONS:
            self.wrong("section", _("one to %(most)s sections.") % {"most": MOST_SECTIONS})
        sections = [self.part(number, table) for number, table in enumerate(tables[:MOST_SECTIONS], 1)]
        made = {name: self.translated("", data, name) for name in ("name", "title", "recipient")}
        banded = self.take("", data, "banded", bool, False)
        if self.mistakes:
            raise Mistaken(self.mistakes)
        return Template(
            key=key,
            languages=tuple(Language(code) for code in LANGUAGE_NAMES if code in languages),
            ceiling=Classification(ceiling),
            form=form,
            source=source,
            banded=banded,
            sections=tuple(filter(None, sections)),
            text=text,
            version=version,
            **made,
        )


def read_template(text: str, version: int = 0) -> Template:
    """The template in *text*. Raises :class:`Mistaken` with every mistake that was found."""
    if len(text.encode()) > LONGEST:
        raise Mistaken([_("The file is longer than %(most)s bytes.") % {"most": LONGEST}])
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Mistaken([_("This isn't TOML: %(error)s.") % {"error": error}]) from error
    return _Reader(data).template(text, version)


PACKAGED = ("general", "un-survey", "coalition", "moneyval", "eu", "assembly", "public")
"""Those that come with Zotim, in the order in which they are offered."""
GENERAL = PACKAGED[0]


@cache
def packaged(key: str) -> Template:
    """One that comes with Zotim. Raises KeyError for another."""
    if key not in PACKAGED:
        raise KeyError(key)
    return read_template((files("zotim.register.reports") / "data" / f"{key}.toml").read_text("utf-8"))

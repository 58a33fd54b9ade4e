"""Forms of what goes out and of what comes back, as data: ``data/forms/*.toml`` names the fields of each in order,
``data/fields.toml`` says once what a field is, in three languages.

A form has a version and a *digest* over all that it says. Two people compare it with the official text; until they have
(:func:`~zotim.desks.content.law.services.form_confirmed`), what is made with it prints that it is a draft.
"""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from zotim.core.access.refusals import Unfit
from zotim.core.figures.signed import canonical
from zotim.core.texts import Translated
from zotim.vocabulary import Language

DATA = Path(__file__).parent / "data"
AN_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+")
TEXT_LENGTH, LONG_LENGTH, ADDRESS_LENGTH = 500, 10_000, 8_000

Said = str | bool | list[str]
"""A value as it is kept and signed: a text, a moment in UTC as ISO 8601, yes or no, the codes of what was chosen."""


class Kind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LONG = "long"
    MOMENT = "moment"
    CHOICE = "choice"
    CHOICES = "choices"
    ADDRESS = "address"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen."""

    code: str
    label: Translated


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. *article* is where it stands in the official text; *verified*: its words were seen there."""

    key: str
    kind: Kind
    label: Translated
    required: bool
    article: str
    verified: bool
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form. *letter* is how the official text calls it, where it does."""

    letter: str
    title: Translated
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one version. *source* is the official text; *comes_back* tells that others fill it in and send it."""

    code: str
    version: int
    title: Translated
    source: str
    comes_back: bool
    sections: tuple[Section, ...]

    def __str__(self) -> str:
        return f"{self.code}/{self.version}"

    @property
    def fields(self) -> dict[str, Field]:
        """Every field, by its key."""
        return {field.key: field for section in self.sections for field in section.fields}

    @property
    def verified(self) -> bool:
        """Whether the words of each field were seen in the official text."""
        return all(field.verified for field in self.fields.values())

    @property
    def digest(self) -> str:
        """SHA-256 over all that it says: two forms with the same one are the same."""
        return hashlib.sha256(canonical(asdict(self))).hexdigest()


def codes() -> list[str]:
    """The code of every form."""
    return sorted(path.stem for path in (DATA / "forms").glob("*.toml"))


@cache
def form(code: str) -> Form:
    """A form by its code; that of what goes out is its way of acting. Raises LookupError for one that there isn't."""
    if code not in codes():
        raise LookupError(f"no form {code!r}: there are {', '.join(codes())}")
    told = tomllib.loads((DATA / "forms" / f"{code}.toml").read_text(encoding="utf-8"))
    sections = tuple(
        Section(one.get("letter", ""), _words(one), tuple(_field(named) for named in one["fields"]))
        for one in told["sections"]
    )
    made = Form(code, told["version"], _words(told), told["source"], told.get("comes_back", False), sections)
    if len(made.fields) != sum(len(section.fields) for section in sections):
        raise ValueError(f"form {code}: a field stands in it twice")
    return made


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads((DATA / "fields.toml").read_text(encoding="utf-8"))


def _words(told: Mapping[str, Any]) -> Translated:
    return Translated.of("en", told["en"], sq=told["sq"], ar=told["ar"])


def _field(named: Mapping[str, Any]) -> Field:
    """A field as a form names it: what it is stands in the table of fields."""
    known = _known()[named["key"]]
    options = tuple(Option(one["code"], _words(one)) for one in known.get("options", ()))
    return Field(
        named["key"], Kind(known["kind"]), _words(known), named.get("required", False), named.get("article", ""),
        named.get("verified", False), options,
    )  # fmt: skip


def cleaned(form: Form, values: Mapping[str, Any]) -> dict[str, Said]:
    """The *values* in the one form in which they are kept and signed: what is empty is left out, a moment is in UTC.

    Raises Unfit, which names the field, for what is missing, isn't of its kind, or isn't asked for.
    """
    fields = form.fields
    if strangers := sorted(set(values) - set(fields)):
        raise Unfit(_("The form doesn't ask for this: %(keys)s.") % {"keys": ", ".join(strangers)})
    found = {}
    for key, field in fields.items():
        value = _clean(field, values.get(key))
        if value in (None, "", [], False):
            if field.required:
                raise Unfit(_("This is needed: %(field)s.") % {"field": field.label}, key)
        elif value is not None:
            found[key] = value
    return found


def _clean(field: Field, value: Any) -> Said | None:
    if value is None:
        return None
    match field.kind:
        case Kind.YES if isinstance(value, bool):
            return value
        case Kind.MOMENT if value == "":
            return None
        case Kind.MOMENT if isinstance(value, datetime | str):
            return _moment(field, value)
        case Kind.CHOICE if value == "" or value in {one.code for one in field.options}:
            return str(value)
        case Kind.CHOICES if isinstance(value, list | tuple | set | frozenset):
            chosen = [one.code for one in field.options if one.code in value]
            if len(chosen) == len(value):
                return chosen
        case Kind.TEXT | Kind.LONG | Kind.ADDRESS if isinstance(value, str):
            return _text(field, value)
    raise Unfit(_("This isn't what the field takes: %(field)s.") % {"field": field.label}, field.key)


def _moment(field: Field, value: datetime | str) -> str:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        if moment.tzinfo is not None:
            return moment.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        pass
    raise Unfit(_("A day, a time and their zone are needed: %(field)s.") % {"field": field.label}, field.key)


def _text(field: Field, value: str) -> str:
    long = field.kind == Kind.LONG
    text = value.replace("\r\n", "\n").strip() if long else value.strip()
    most = {Kind.LONG: LONG_LENGTH, Kind.ADDRESS: ADDRESS_LENGTH}.get(field.kind, TEXT_LENGTH)
    if len(text) > most:
        message = _("At most %(most)s characters: %(field)s.")
        raise Unfit(message % {"most": most, "field": field.label}, field.key)
    kept = "\n\t" if long else ""
    if any(unicodedata.category(one) in ("Cc", "Cs") and one not in kept for one in text):
        raise Unfit(_("It holds characters that can't be seen: %(field)s.") % {"field": field.label}, field.key)
    if text and field.kind == Kind.ADDRESS and not AN_ADDRESS.fullmatch(text):
        raise Unfit(
            _("A whole address, with what stands before its colon: %(field)s.") % {"field": field.label}, field.key
        )
    return text


def said(field: Field, value: Said, language: str) -> str:
    """A value in words: what was chosen by its label; texts as they are."""
    if isinstance(value, bool):
        return ""
    labels = {one.code: one.label.in_language(language)[0] for one in field.options}
    if isinstance(value, list):
        return " · ".join(labels[code] for code in value)
    return labels.get(value, value)


LANGUAGES = tuple(code.value for code in Language)

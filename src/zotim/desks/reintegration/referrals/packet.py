"""What can be sent with a referral: a fixed list of pieces, each with the part of a case to which it belongs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.ui import show
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases import selectors as cases
from zotim.desks.reintegration.cases.models import Case, Domain, Flag
from zotim.desks.reintegration.persons import selectors as persons
from zotim.desks.reintegration.persons.forms import LANGUAGES
from zotim.desks.reintegration.persons.models import Sex

NEED = "need"
INTERPRETER = "interpreter"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that can be sent. *domain* is empty for what one needs to speak with somebody at all. *read* answers
    what is kept, nothing where nothing is entered; codes stay codes, and *say* puts them in the reader's words."""

    code: str
    label: Word
    domain: str
    read: Callable[[Actor, Case], Any]
    say: Callable[[Any], str] = str


def _names(actor: Actor, case: Case) -> str:
    return " · ".join(one.text for one in persons.names_of(actor, case) if one.text)


def _birth_year(actor: Actor, case: Case) -> str:
    person = persons.person_of(actor, case)
    return str(person.birth_year) if person and person.birth_year else ""


def _sex(actor: Actor, case: Case) -> str:
    person = persons.person_of(actor, case)
    return "" if person is None or person.sex == Sex.UNKNOWN else str(person.sex)


def _languages(actor: Actor, case: Case) -> list[str]:
    person = persons.person_of(actor, case)
    return [] if person is None else [*person.languages, *([INTERPRETER] if person.interpreter else [])]


def _say_languages(kept: list[str]) -> str:
    words = {**dict(LANGUAGES), INTERPRETER: _("An interpreter is needed")}
    return " · ".join(str(words.get(code, code)) for code in kept)


def _guardians(actor: Actor, case: Case) -> str:
    found = persons.guardians_of(actor, case)
    return " · ".join(one.name for one in found if one.live and one.name and not one.guardian.in_conflict)


def _identity(name: str) -> Callable[[Actor, Case], str]:
    def read(actor: Actor, case: Case) -> str:
        return str((persons.identity_of(actor, case) or {}).get(name) or "")

    return read


def _flags(*kinds: Flag.Kind) -> Callable[[Actor, Case], list[tuple[str, str]]]:
    def read(actor: Actor, case: Case) -> list[tuple[str, str]]:
        found = [one for one in cases.flags_of(actor, case) if one.flag.kind in kinds and one.text]
        return [(str(one.flag.kind), str(one.text)) for one in found]

    return read


def _say_flags(kept: list[tuple[str, str]]) -> str:
    return " · ".join(f"{Flag.Kind(kind).label}: {text}" for kind, text in kept)


PIECES = (
    Piece("name", gettext_lazy("Name"), "", _names),
    Piece("birth_year", gettext_lazy("Year of birth"), "", _birth_year, show.digits),
    Piece("languages", gettext_lazy("Languages"), "", _languages, _say_languages),
    Piece("sex", gettext_lazy("Sex"), Domain.SOCIAL_FAMILY, _sex, lambda kept: str(Sex(kept).label)),
    Piece("guardians", gettext_lazy("Who may act for the child"), Domain.SOCIAL_FAMILY, _guardians),
    Piece("telephone", gettext_lazy("Telephone"), Domain.SOCIAL_FAMILY, _identity("telephone")),
    Piece("address", pgettext_lazy("where somebody lives", "Address"), Domain.HOUSING, _identity("address")),
    Piece(
        "health", gettext_lazy("Medicine and allergies"), Domain.HEALTH,
        _flags(Flag.Kind.MEDICINE, Flag.Kind.ALLERGY), _say_flags,
    ),
    Piece(
        "dangers", gettext_lazy("Dangers to the person"), Domain.SAFETY_CARE,
        _flags(Flag.Kind.NO_CONTACT, Flag.Kind.NOT_ALONE, Flag.Kind.WAY_OUT), _say_flags,
    ),
)  # fmt: skip
WORDS: tuple[tuple[str, Word, Callable[[Any], str]], ...] = (
    (NEED, gettext_lazy("What is needed"), str), *((one.code, one.label, one.say) for one in PIECES),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offered:
    """A piece with what would be kept of it, and why it can't be sent: empty where it can."""

    piece: Piece
    kept: Any
    why_not: str

    @property
    def label(self) -> str:
        """What it is, with what it would say."""
        said = show.translated(self.piece.say(self.kept)) if self.kept else ""
        return format_html("{}: {}", self.piece.label, said) if said else str(self.piece.label)


def offered(actor: Actor, case: Case, domains: Iterable[str]) -> list[Offered]:
    """Every piece: what it says, and why it can't be sent where what the referral rests on covers only *domains*. What
    isn't covered isn't even read."""
    return [_offered(actor, case, piece, frozenset(domains)) for piece in PIECES]


def _offered(actor: Actor, case: Case, piece: Piece, domains: frozenset[str]) -> Offered:
    if piece.domain and piece.domain not in domains:
        part = Domain(piece.domain).label
        return Offered(piece, "", _("What it rests on doesn't cover: %(parts)s.") % {"parts": part})
    kept = piece.read(actor, case)
    return Offered(piece, kept, "" if kept else _("Nothing is entered."))


def parts_of(need: str, codes: Iterable[str]) -> tuple[str, ...]:
    """To which parts of the case a packet belongs: that of the need, and those of its pieces."""
    chosen = frozenset(codes)
    return tuple(sorted({need, *(str(one.domain) for one in PIECES if one.code in chosen and one.domain)}))


def shown(values: dict[str, Any]) -> list[tuple[Word, str]]:
    """A packet as pages show it, in the words of the reader's language: in the order of the list, the need first."""
    return [(label, say(values[code])) for code, label, say in WORDS if code in values]

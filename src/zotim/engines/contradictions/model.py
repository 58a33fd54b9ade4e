"""What a contradiction is, and what the record is told as."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from zotim.engines.claims import Claim
from zotim.vocabulary import ClaimAction, DatePrecision, Language, LineOfEffort


class Kind(StrEnum):
    """In what two passages differ."""

    QUANTITY = "quantity"
    DATE = "date"
    ACTOR = "actor"
    FORCE = "force"


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment or measure of the record, as plain values. ``reference`` is what the reader finds it by.

    ``title`` is its wording in ``language``; names and units are canonical where they can be, as those of a claim.
    """

    reference: str
    title: str
    language: Language
    action: ClaimAction
    line_of_effort: LineOfEffort
    also: LineOfEffort | None = None
    actor: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    date: str | None = None
    date_precision: DatePrecision | None = None
    partner: str | None = None
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages: of a text with its offsets, or of the record with its reference."""

    passage: str
    language: Language
    start: int | None = None
    end: int | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two passages that can't both hold as they stand, in what, by which values, and the rule that says so."""

    kind: Kind
    one: Side
    other: Side
    one_value: str
    other_value: str
    rule: str

    @property
    def explanation(self) -> str:
        """The contradiction in a sentence, for a reader."""
        where = f" (record {self.other.reference})" if self.other.reference else ""
        return (
            f"{self.kind}: “{self.one.passage}” says {self.one_value}, “{self.other.passage}”{where} says "
            f"{self.other_value} [{self.rule}]"
        )


@dataclass(frozen=True, slots=True)
class Aligned:
    """The same claim in two translations, or a claim that only one of them makes."""

    one: Claim | None
    other: Claim | None


@dataclass(frozen=True, slots=True)
class Translations:
    """Two translations of one text, claim by claim, and where they differ."""

    pairs: tuple[Aligned, ...]
    contradictions: tuple[Contradiction, ...]

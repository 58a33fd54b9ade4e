"""What is published: cells that are counted, sums between them, and what is told of each cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Key = tuple[str, ...]
"""The name of a cell, such as row and column; with whatever tells one release from another, such as its period."""

ALL = ""
"""What stands for a total in a key."""


class TableError(ValueError):
    """A table that can't be: a count below zero, a cell that isn't there, a sum that doesn't add up."""


class Kind(StrEnum):
    """How a cell is published."""

    VALUE = "value"
    BAND = "band"
    HIDDEN = "hidden"


class Why(StrEnum):
    """Why a cell is published as it is. For whoever prepares the release: to everybody a hidden cell is just hidden,
    since a cell that is known to be small is known better."""

    ENOUGH = "enough"
    SMALL = "small"
    GIVES_AWAY = "gives_away"


@dataclass(frozen=True, slots=True)
class Sum:
    """A cell that is the sum of others, as everybody knows."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Fewer than *k* people are few, and nobody is fewer still. Hidden cells, and those told to be few, are to stay
    open to *k* values or more. *banded*: counts are told as bands *k* wide, as those of people are."""

    k: int = 10
    banded: bool = False

    def __post_init__(self) -> None:
        if self.k < 2:
            raise TableError("a threshold below two protects nobody")


USUAL = Rules()


@dataclass(frozen=True, slots=True)
class Told:
    """What everybody may know of a cell: from *low* to *high*, both in it; *high* None: anything from nothing on.

    *gives_away* is the cell that could be worked out if this one was told, *by* the total of the line they share.
    """

    low: int
    high: int | None
    why: Why = Why.ENOUGH
    gives_away: Key | None = None
    by: Key | None = None

    @property
    def kind(self) -> Kind:
        """A value, a band, or hidden."""
        return Kind.HIDDEN if self.high is None else Kind.VALUE if self.low == self.high else Kind.BAND


@dataclass(frozen=True, slots=True)
class Release:
    """What is told of each cell that is new. *exposed*: cells that stay narrower than asked whatever is hidden now,
    since earlier releases give them away, with what everybody can work out: such a release is refused."""

    told: Mapping[Key, Told]
    exposed: Mapping[Key, tuple[int, int]] = field(default_factory=dict)

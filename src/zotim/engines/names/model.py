"""What goes into an index, what is asked, and what comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

KINDS = ("person", "organisation", "vessel", "aircraft")
SHIPPED = "scoring_v1"
"""The scoring that is used where none is named."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    ``names`` are good names and aliases, ``weak`` those that the list itself calls weak. Dates are ``YYYY``,
    ``YYYY-MM`` or ``YYYY-MM-DD``; countries two letters; genders ``male`` or ``female``. What can't be read is left
    out of the comparison, never an error: lists are what they are.
    """

    id: str
    names: tuple[str, ...]
    kind: str = "person"
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """Who or what is looked for; fields as in :class:`Entry`. An empty ``kind`` looks among all kinds."""

    names: tuple[str, ...]
    kind: str = "person"
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()


class Met(NamedTuple):
    """A part of the query and the part of the entry that it met: how, how alike (0 to 1), and with what weight."""

    query: str
    entry: str
    how: str
    alike: float
    weight: int


class Explanation(NamedTuple):
    """Why a score is what it is.

    ``name`` is the score of the name part; ``context`` what dates, countries, genders and documents changed. Scores
    are 0 to 1, each a whole number of thousandths.
    """

    query: str
    entry: str
    met: tuple[Met, ...]
    only_in_query: tuple[str, ...]
    only_in_entry: tuple[str, ...]
    name: float
    context: tuple[tuple[str, float], ...]
    score: float
    scoring: str

    def lines(self) -> list[str]:
        """In plain words, a line for each step."""
        told = [f"{self.query} | {self.entry}"]
        told += [f"  {one.query} = {one.entry}: {one.how}, {one.alike:.3f} (weight {one.weight})" for one in self.met]
        told += [f"  {part}: only in the query" for part in self.only_in_query]
        told += [f"  {part}: only in the entry" for part in self.only_in_entry]
        told.append(f"  name {self.name:.3f}")
        told += [f"  {what} {change:+.3f}" for what, change in self.context]
        told.append(f"  score {self.score:.3f} ({self.scoring})")
        return told


class Hit:
    """An entry that a query meets: ``score`` (0 to 1), ``entry_id`` and ``explanation``, made when they are asked for.

    Of many hits no more is kept than where they stand among the answers.
    """

    __slots__ = ("_answers", "_at", "_question")

    def __init__(self, answers: Any, question: int, at: int) -> None:
        self._answers, self._question, self._at = answers, question, at

    @property
    def score(self) -> float:
        """How alike the two are."""
        known: float = self._answers.score(self._at)
        return known

    @property
    def entry_id(self) -> str:
        """The id of the entry."""
        known: str = self._answers.entry_id(self._at)
        return known

    @property
    def explanation(self) -> Explanation:
        """Which part met which, how, and what it added."""
        made: Explanation = self._answers.explanation(self._question, self._at)
        return made

    def __repr__(self) -> str:
        return f"Hit({self.entry_id!r}, {self.score})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hit) and (self.entry_id, self.score) == (other.entry_id, other.score)

    def __hash__(self) -> int:
        return hash((self.entry_id, self.score))


class Hits(Sequence[Hit]):
    """The hits of one question, best first, each made when it is looked at: of many answers few objects are kept.

    A piece of them is a list, and they equal any sequence of the same hits.
    """

    __slots__ = ("_answers", "_question")

    def __init__(self, answers: Any, question: int) -> None:
        self._answers, self._question = answers, question

    def __len__(self) -> int:
        return len(self._answers.places(self._question))

    @overload
    def __getitem__(self, at: int) -> Hit: ...
    @overload
    def __getitem__(self, at: slice) -> list[Hit]: ...
    def __getitem__(self, at: int | slice) -> Hit | list[Hit]:
        if isinstance(at, slice):
            return list(self)[at]
        return Hit(self._answers, self._question, self._answers.places(self._question)[at])

    def __iter__(self) -> Iterator[Hit]:
        for at in self._answers.places(self._question):
            yield Hit(self._answers, self._question, at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(list(self))

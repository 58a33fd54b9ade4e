"""What the indexes of this engine share: they are never changed, a delta is a new index that takes effect at once."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Self, TypeVar

import numpy as np

from zotim.engines.arrays import read, write

Rows = TypeVar("Rows")
_NARROW = 2**32


class Segment(ABC):
    """Rows of one kind with their ids, as arrays. An id may have several rows."""

    MAGIC: ClassVar[bytes]
    WHAT: ClassVar[str]

    def __init__(self, arrays: dict[str, np.ndarray]) -> None:
        self.arrays = arrays
        self.ids = arrays["ids"]

    @classmethod
    @abstractmethod
    def build(cls, rows: Any, ids: np.ndarray) -> Self:
        """Of rows and as many ids. Raises ValueError for rows that are none."""

    @abstractmethod
    def rows(self, kept: np.ndarray) -> Any:
        """The rows at these places, as :meth:`build` takes them."""

    @staticmethod
    @abstractmethod
    def together(one: Any, other: Any) -> Any:
        """The rows of one and of another, in this order."""


class Part(NamedTuple):
    """A segment and which of its rows are gone (1)."""

    segment: Any
    gone: np.ndarray


class Index:
    """Rows by id: one segment, and after a delta a second, small one."""

    _segment: ClassVar[type[Segment]]

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(len(part.gone) - int(np.count_nonzero(part.gone)) for part in self._parts)

    @classmethod
    def build(cls, rows: Any, ids: Any) -> Self:
        """An index of *rows* with their ids (whole numbers of 64 bits); an id may stand by several rows.

        Raises ValueError where these aren't as many as those, or are none.
        """
        return cls([cls._part(rows, ids)])

    @classmethod
    def _part(cls, rows: Any, ids: Any) -> Part:
        numbers = np.asarray(ids)
        if not len(numbers):
            numbers = numbers.astype(np.int64)
        if numbers.ndim != 1 or numbers.dtype.kind not in "iu" or len(numbers) != len(rows):
            raise ValueError("ids are whole numbers, one for each row")
        if len(numbers) >= _NARROW:
            raise ValueError("an index holds fewer than 2^32 rows")
        narrow = not len(numbers) or (numbers.min() >= 0 and numbers.max() < _NARROW)
        segment = cls._segment.build(rows, numbers.astype(np.uint32 if narrow else np.int64))
        return Part(segment, np.zeros(len(numbers), np.uint8))

    def updated(self, added: tuple[Any, Any] | None = None, removed: Iterable[int] = ()) -> Self:
        """A new index with *added* (rows, ids) and without all rows of *removed* ids; this one stays as it is.

        Added rows come instead of those that the same ids had. What is added or removed is so at the next question.
        Raises KeyError for an id to remove that isn't there, ValueError as :meth:`build` does.
        """
        rows, ids = added if added is not None else (None, np.empty(0, np.int64))
        new = self._part(rows, ids) if added is not None else None
        going = np.unique(np.fromiter(removed, np.int64))
        here = np.concatenate([part.segment.ids[_among(part, going)].astype(np.int64) for part in self._parts])
        if len(missing := np.setdiff1d(going, here)):
            raise KeyError(int(missing[0]))
        going = np.union1d(going, np.asarray(ids, np.int64))
        parts = [Part(part.segment, part.gone | _among(part, going)) for part in self._parts]
        small = [*parts[1:], *([new] if new else [])]
        return type(self)([parts[0], *([self._joined(small)] if len(small) > 1 else small)])

    def merged(self) -> Self:
        """The same rows in one segment: what many deltas are worked into from time to time."""
        whole = len(self._parts) == 1 and not self._parts[0].gone.any()
        return self if whole else type(self)([self._joined(self._parts)])

    def _joined(self, parts: Sequence[Part]) -> Part:
        kept = [np.flatnonzero(part.gone == 0) for part in parts]
        rows = parts[0].segment.rows(kept[0])
        for part, places in zip(parts[1:], kept[1:], strict=True):
            rows = self._segment.together(rows, part.segment.rows(places))
        ids = [part.segment.ids[places].astype(np.int64) for part, places in zip(parts, kept, strict=True)]
        return self._part(rows, np.concatenate(ids))

    def save(self, path: Path | str) -> None:
        """Keep the index at *path*: one file, whole or not at all. Deltas are worked in."""
        segment = self.merged()._parts[0].segment
        write(Path(path), segment.MAGIC, segment.arrays)

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """The index kept at *path*, mapped into memory. Raises ValueError for a file that is none."""
        segment = cls._segment(read(Path(path), cls._segment.MAGIC, cls._segment.WHAT))
        return cls([Part(segment, np.zeros(len(segment.ids), np.uint8))])


def _among(part: Part, ids: np.ndarray) -> np.ndarray:
    """Which rows of a part are there and have one of some ids (which stand in order)."""
    if not len(ids):
        return np.zeros(len(part.gone), np.bool_)
    own = part.segment.ids
    inside = ids[(ids >= np.iinfo(own.dtype).min) & (ids <= np.iinfo(own.dtype).max)].astype(own.dtype)
    return np.isin(own, inside) & (part.gone == 0)


def best(queries: int, found: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], scale: Any) -> list[list[Any]]:
    """Of each question the hits as (id, value), the least far first and equal ones by id; each id once, at its nearest.

    *found*: arrays of question, id and how far, of each part; *scale* makes the value of that.
    """
    question, ids, far = (np.concatenate(arrays) for arrays in zip(*found, strict=True))
    answers: list[list[Any]] = [[] for _ in range(queries)]
    if not len(question):
        return answers
    order = np.lexsort((far, ids, question))
    question, ids, far = question[order], ids[order], far[order]
    once = np.ones(len(question), np.bool_)
    once[1:] = (question[1:] != question[:-1]) | (ids[1:] != ids[:-1])
    question, ids, far = question[once], ids[once], far[once]
    order = np.lexsort((ids, far, question))
    for at, one, value in zip(question[order].tolist(), ids[order].tolist(), scale(far[order]).tolist(), strict=True):
        answers[at].append((one, value))
    return answers

"""Customers, payments and passengers of a file as questions to an index, and the line of JSON that answers each.

A file is read as a stream: nothing of it is held longer than it is looked at.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from zotim.engines.names import Query
from zotim.formats.lists.reading import recognised
from zotim.formats.passengers import read_messages
from zotim.formats.payments import read_payments
from zotim.formats.problems import Reading, Report
from zotim.formats.text.errors import UnreadableFile
from zotim.matching.entries import query
from zotim.matching.explaining import plain
from zotim.matching.listed import ListIndex
from zotim.matching.questions import EITHER, of_party, of_passenger

CUSTOMERS, PAYMENTS, PASSENGERS = "customers", "payments", "passengers"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a file: *about* says where it stands there, *query* is what is compared."""

    about: dict[str, Any]
    query: Query


@dataclass
class Source:
    """A file of questions: how many bytes of it were read, and how many in it had no name to ask for."""

    path: Path
    kind: str
    report: Report
    today: date
    unnamed: int = 0
    _file: BinaryIO | None = field(default=None, repr=False)

    @property
    def read(self) -> int:
        """Bytes that were read until now."""
        return self._file.tell() if self._file is not None and not self._file.closed else 0

    def __iter__(self) -> Iterator[Asked]:
        """The questions, in the order of the file. Raises UnreadableFile."""
        try:
            self._file = self.path.open("rb")
        except OSError as error:
            reason = (error.strerror or "it can't be opened").lower()
            raise UnreadableFile(self.path.name, reason, "Look at the file and who may read it.") from None
        with self._file as file:
            for asked in KINDS[self.kind](self, file):
                if asked.query.names:
                    yield asked
                else:
                    self.unnamed += 1


def _customers(source: Source, file: BinaryIO) -> Iterator[Asked]:
    reader = recognised(source.path, EITHER)
    if isinstance(reader, str):
        raise UnreadableFile(source.path.name, "it is a part of a list of OFAC", "Give customers as our CSV.")
    for one in reader(file, Reading(source.path.name, source.report)):
        yield Asked({"line": one.line, "id": one.id}, query(one))


def _payments(source: Source, file: BinaryIO) -> Iterator[Asked]:
    for payment in read_payments(file, source.path.name, source.report):
        about = {
            "line": payment.line, "payment": payment.number, "message": payment.message,
            "end_to_end": payment.end_to_end, "uetr": payment.uetr,
        }  # fmt: skip
        about = {name: value for name, value in about.items() if value}
        for party in payment.parties:
            yield Asked({**about, "role": party.role}, of_party(party))


def _passengers(source: Source, file: BinaryIO) -> Iterator[Asked]:
    for message in read_messages(file, source.path.name, source.report, today=source.today):
        about = {"form": message.form, "message": message.reference}
        for one in message.passengers:
            more = {"segment": one.segment, "role": one.kind, "booking": one.booking}
            yield Asked({name: value for name, value in (about | more).items() if value}, of_passenger(one))


KINDS: dict[str, Callable[[Source, BinaryIO], Iterator[Asked]]] = {
    CUSTOMERS: _customers, PAYMENTS: _payments, PASSENGERS: _passengers,
}  # fmt: skip
"""What a file may be read as."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Answers batches of questions from the index at *path*; small enough to be sent to another process."""

    path: str
    scoring: str
    limit: int
    threshold: float

    def __call__(self, queries: Sequence[Query]) -> list[list[dict[str, Any]]]:
        """The hits of each query, best first, each with its explanation."""
        found = _opened(self.path, self.scoring).match_many(queries, self.limit, self.threshold)
        return [[{"id": hit.entry_id, "score": hit.score, **plain(hit.explanation)} for hit in hits] for hits in found]


@lru_cache(maxsize=1)
def _opened(path: str, scoring: str) -> ListIndex:
    """The index, which a process opens once."""
    return ListIndex.open(Path(path), scoring)


def line(asked: Asked, hits: list[dict[str, Any]]) -> bytes:
    """The answer to a question: one JSON object and a line feed."""
    said = {**asked.about, "names": asked.query.names, "hits": hits}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace") + b"\n"

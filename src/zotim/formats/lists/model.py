"""What every list becomes: one record, whatever the file was."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

T = TypeVar("T")
KINDS = ("person", "organisation", "vessel", "aircraft")
ANY = "any"
"""How our own CSV says that an entry may be of any kind."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the list prints it.

    ``script``: four letters (ISO 15924), empty where no letter is known. ``weak``: the list itself calls it weak or
    low. ``role``: ``name``, ``alias`` or ``former``.
    """

    text: str
    script: str = "Latn"
    weak: bool = False
    role: str = "alias"


@dataclass(frozen=True, slots=True)
class BirthDate:
    """From ``earliest`` to ``latest``, each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; the same twice for a plain date.

    ``approximate``: the list says "circa" or the like.
    """

    earliest: str
    latest: str
    approximate: bool = False

    def __str__(self) -> str:
        span = self.earliest if self.earliest == self.latest else f"{self.earliest}/{self.latest}"
        return span + "~" * self.approximate


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list's words: ``role`` is ``birth`` or ``address``; ``country`` as in :class:`Listing`."""

    text: str
    country: str = ""
    role: str = "address"


@dataclass(frozen=True, slots=True)
class Document:
    """A passport, an identity card, a registration: its ``number``, and its ``kind`` in the list's words."""

    number: str
    kind: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of a list.

    ``kind`` is one of :data:`KINDS`, empty where the list doesn't say it in a word that we know. ``countries`` are two
    small letters (ISO 3166-1, and ``xk``) where the name of the country is known, else the words of the list.
    ``listed_on`` is a partial date. ``source`` names the list; at ``line`` of its file the entry begins.
    """

    id: str
    kind: str
    names: tuple[Name, ...]
    source: str
    line: int = 0
    born: tuple[BirthDate, ...] = ()
    places: tuple[Place, ...] = ()
    countries: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()
    genders: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    listed_on: str = ""
    remarks: str = ""


def merged(parts: Sequence[Listing]) -> Listing:
    """One entry out of *parts* that have its id: for lists that print an entry in several rows, or several times."""

    def every(of: Callable[[Listing], tuple[T, ...]]) -> tuple[T, ...]:
        return tuple(dict.fromkeys(value for part in parts for value in of(part)))

    return replace(
        parts[0],
        names=every(lambda part: part.names),
        born=every(lambda part: part.born),
        places=every(lambda part: part.places),
        countries=every(lambda part: part.countries),
        documents=every(lambda part: part.documents),
        genders=every(lambda part: part.genders),
        programmes=every(lambda part: part.programmes),
        listed_on=next((part.listed_on for part in parts if part.listed_on), ""),
        remarks=" ".join(dict.fromkeys(part.remarks for part in parts if part.remarks)),
    )


def to_json(listing: Listing) -> str:
    """The entry as text, the same for the same entry wherever in a file it stood: ``line`` and ``source`` aren't in it.

    What is empty is left away.
    """
    kept = {name: value for name, value in asdict(listing).items() if value and name not in ("line", "source")}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str, source: str) -> Listing:
    """The entry that :func:`to_json` wrote, of the list *source*."""
    held = {"id": "", "kind": "", **json.loads(text)}
    held |= {name: tuple(held.get(name, ())) for name in ("countries", "genders", "programmes")}
    of = {"names": Name, "born": BirthDate, "places": Place, "documents": Document}
    held |= {name: tuple(kind(**one) for one in held.get(name, ())) for name, kind in of.items()}
    return Listing(**held, source=source)

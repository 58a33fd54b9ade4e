"""Entries of lists as entries of an index, and as queries.

>>> from zotim.formats.lists import BirthDate, Listing, Name
>>> born = (BirthDate("1970", "1972"), BirthDate("1975", "1975", approximate=True))
>>> names = Name("Arben Shembulli"), Name("Beni", weak=True)
>>> listing = Listing(id="1", kind="person", source="own", names=names, born=born)
>>> made = entry(listing)
>>> made.id, made.names, made.weak
('own:1', ('Arben Shembulli',), ('Beni',))
>>> made.birth_dates
('1970', '1971', '1972', '1973', '1974', '1975', '1976', '1977')
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from zotim.engines.names import Entry, Query
from zotim.formats.lists import BirthDate, Listing

APPROXIMATE = 2
"""Years on either side for which an approximate date stands: a proposal, no list says how far off "circa" may be."""
WIDEST = 20
"""Years of a span that are compared; a wider one says too little to count for or against anybody."""
T = TypeVar("T")


def birth_dates(born: Iterable[BirthDate]) -> tuple[str, ...]:
    """Dates as the engine compares them: a plain one as it is, a span or an approximate one as the years it covers."""
    found: list[str] = []
    for date in born:
        if date.earliest == date.latest and not date.approximate:
            found.append(date.earliest)
            continue
        wider = APPROXIMATE if date.approximate else 0
        first, last = int(date.earliest[:4]) - wider, int(date.latest[:4]) + wider
        if last - first <= WIDEST:
            found += [f"{year:04}" for year in range(max(first, 1), min(last, 9999) + 1)]
    return tuple(dict.fromkeys(found))


def entry(listing: Listing) -> Entry:
    """An entry of an index, its id that of the listing behind the name of its list; its kind is empty where that is."""
    return Entry(
        id=f"{listing.source}:{listing.id}",
        kind=listing.kind,
        names=_once(name.text for name in listing.names if not name.weak),
        weak=_once(name.text for name in listing.names if name.weak),
        birth_dates=birth_dates(listing.born),
        countries=_countries(listing),
        documents=_once(document.number for document in listing.documents),
        genders=listing.genders,
    )


def entries(listings: Iterable[Listing]) -> list[Entry]:
    """An entry for each id: what a list prints of one in several places comes together."""
    found: dict[str, Entry] = {}
    for listing in listings:
        new = entry(listing)
        old = found.get(new.id)
        found[new.id] = new if old is None else _together(old, new)
    return list(found.values())


def query(listing: Listing) -> Query:
    """Somebody who is looked for, from a row of a file of people; weak names are asked for like the others."""
    return Query(
        names=_once(name.text for name in listing.names),
        kind=listing.kind,
        birth_dates=birth_dates(listing.born),
        countries=_countries(listing),
        documents=_once(document.number for document in listing.documents),
        genders=listing.genders,
    )


def _countries(listing: Listing) -> tuple[str, ...]:
    return tuple(one for one in listing.countries if len(one) == 2)


def _together(one: Entry, other: Entry) -> Entry:
    return replace(
        one,
        kind=one.kind or other.kind,
        names=_once((*one.names, *other.names)),
        weak=_once((*one.weak, *other.weak)),
        birth_dates=_once((*one.birth_dates, *other.birth_dates)),
        countries=_once((*one.countries, *other.countries)),
        documents=_once((*one.documents, *other.documents)),
        genders=_once((*one.genders, *other.genders)),
    )


def _once(some: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(some))

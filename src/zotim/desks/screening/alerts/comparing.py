"""Who was asked for beside the entry: line by line what each says, and what an entry says otherwise than before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.partial import partial_day
from zotim.core.ui.words import Word, label
from zotim.desks.screening.lists.words import place
from zotim.engines.names import Query
from zotim.formats.lists import Listing

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of which both sides may say something. An empty side says nothing of it."""

    name: Word
    one: Texts
    other: Texts


def side_by_side(query: Query, listing: Listing) -> list[Line]:
    """What the question says and what the entry says; what neither says stands there too."""
    return [
        Line(pgettext_lazy("of an entry", "Names"), query.names, _names(listing)),
        Line(_("Kind"), _kinds(query.kind), _kinds(listing.kind)),
        Line(pgettext_lazy("days of birth", "Born"), _days(query.birth_dates), _born(listing)),
        Line(_("Countries"), _places(query.countries), _places(listing.countries)),
        Line(pgettext_lazy("of a person", "Gender"), _genders(query.genders), _genders(listing.genders)),
        Line(pgettext_lazy("of identity", "Documents"), query.documents, _documents(listing)),
    ]


FIELDS: tuple[tuple[Word, Callable[[Listing], Texts]], ...] = (
    (pgettext_lazy("of an entry", "Names"), lambda one: _names(one)),
    (_("Kind"), lambda one: _kinds(one.kind)),
    (pgettext_lazy("days of birth", "Born"), lambda one: _born(one)),
    (_("Countries"), lambda one: _places(one.countries)),
    (pgettext_lazy("of a person", "Gender"), lambda one: _genders(one.genders)),
    (pgettext_lazy("of identity", "Documents"), lambda one: _documents(one)),
    (_("Places"), lambda one: tuple(" ".join(filter(None, (at.text, place(at.country)))) for at in one.places)),
    (_("Listed under"), lambda one: one.programmes),
    (_("Listed on"), lambda one: _days(filter(None, [one.listed_on]))),
    (_("Remarks of the list"), lambda one: tuple(filter(None, [one.remarks]))),
)
"""All that an entry may say, with what it is called."""


def changed(before: Listing, now: Listing) -> list[Line]:
    """What an entry says otherwise than *before*, field by field."""
    lines = (Line(name, read(before), read(now)) for name, read in FIELDS)
    return [line for line in lines if line.one != line.other]


def _names(listing: Listing) -> Texts:
    return tuple(name.text for name in listing.names)


def _born(listing: Listing) -> Texts:
    return _days(str(one) for one in listing.born)


def _days(said: Iterable[str]) -> Texts:
    return tuple(partial_day(one) for one in said)


def _documents(listing: Listing) -> Texts:
    return tuple(" ".join(filter(None, (one.number, one.kind, place(one.country)))) for one in listing.documents)


def _places(countries: Iterable[str]) -> Texts:
    return tuple(place(one) for one in countries)


def _kinds(kind: str) -> Texts:
    return (str(label(kind, "ListKind")),) if kind else ()


def _genders(genders: Iterable[str]) -> Texts:
    return tuple(str(label(one, "ListGender")) for one in genders)

"""Who is asked for: the people and bodies of payments, passenger lists, passports and reports, as queries.

Every format keeps the terms of its field; here, and nowhere else, they become what the engine compares.
"""

import re
from collections.abc import Iterable

from zotim.engines.names import Query
from zotim.formats.countries import code
from zotim.formats.goaml import Subject
from zotim.formats.mrz import Zone, in_arabic
from zotim.formats.passengers import Passenger
from zotim.formats.payments import Party

ORGANISATION, PERSON, EITHER = "organisation", "person", ""


def of_party(party: Party) -> Query:
    """Somebody of a payment: with a BIC or LEI an organisation, with a day of birth a person, else either."""
    kind = PERSON if party.born else ORGANISATION if party.bic or party.lei else EITHER
    return Query(
        names=_texts((party.name, *party.others)),
        kind=kind,
        birth_dates=_texts((party.born,)),
        countries=_countries((party.country,)),
        documents=_texts(party.ids),
    )


def of_passenger(passenger: Passenger) -> Query:
    """Somebody who travels, under each name of the message. Where they live is no citizenship: it isn't compared."""
    return Query(
        names=_texts((passenger.full_name, *passenger.as_written)),
        kind=PERSON,
        birth_dates=_texts((passenger.born,)),
        countries=_countries((passenger.nationality,)),
        documents=_texts(document.number for document in passenger.documents),
        genders=_texts((passenger.sex,)),
    )


_NEVER_SPELT = re.compile(r"\Bإ(?<!\bالإ)|\bؤ")
"""Where Arabic spelling has no such letter: alef with a hamza below stands at the beginning of a word or after the
article, waw with a hamza never at the beginning."""


def of_zone(zone: Zone) -> Query:
    """The holder of a document. A name that ICAO's table may have written is asked for in Arabic letters too; not one
    that nobody spells so: *KHALID* would be كهالإد, and an Albanian's name another one that they never had."""
    latin = f"{zone.given} {zone.surname}".strip()
    arabic = in_arabic(latin) or ""
    return Query(
        names=_texts((latin, "" if _NEVER_SPELT.search(arabic) else arabic)),
        kind=PERSON,
        birth_dates=_texts((zone.born,)),
        countries=_countries((zone.nationality,)),
        documents=_texts((zone.number,)),
        genders=_texts((zone.sex,)),
    )


def of_subject(subject: Subject) -> Query:
    """Somebody who is named in a goAML report."""
    return Query(
        names=_texts(subject.names),
        kind=subject.kind,
        birth_dates=_texts((subject.born,)),
        countries=_countries(subject.countries),
        documents=_texts(subject.documents),
        genders=_texts((subject.gender,)),
    )


def _texts(some: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in some if one))


def _countries(some: Iterable[str]) -> tuple[str, ...]:
    return _texts(code(one) for one in some)

"""What every message becomes: flights, and the people on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LEFT_OUT = {
    "special_request": "requests for meals, health, help and the like, which tell of belief or health",
    "free_text": "remarks that anybody may have written",
    "payment": "how it was paid",
    "contact": "addresses, telephone numbers and mail",
    "other": "seats, bags, tickets and whatever else the booking holds",
}
"""Kinds of what is never read, with what they hold. A message says how many segments of each it came with.

Directive (EU) 2016/681, article 13 (4), forbids to process what tells of race, belief, health or sexual life: so only
segments on a list of known ones are read at all, not all but those on a list of bad ones.
"""


@dataclass(frozen=True, slots=True)
class Flight:
    """One leg. ``number`` with the carrier before it; places are codes of three letters; times ``YYYY-MM-DDTHH:MM``,
    local, or a date alone, or empty."""

    number: str
    origin: str = ""
    destination: str = ""
    leaves: str = ""
    arrives: str = ""


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """``kind`` in the message's code (``P`` passport, ``V`` visa, ``I`` identity card, …); ``issuer`` a country."""

    number: str
    kind: str = ""
    issuer: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True)
class Passenger:
    """One person on a flight.

    ``kind``: ``passenger``, ``crew``, ``transit`` or ``transit_crew``. ``given`` without the title that airlines write
    behind it; ``as_written`` are whole names as the message has them, all to be looked at. Dates as ``YYYY-MM-DD``;
    countries and places as the message has them; ``booking`` is the record locator. ``segment``: where it begins.
    """

    surname: str
    given: str = ""
    kind: str = "passenger"
    as_written: tuple[str, ...] = ()
    born: str = ""
    sex: str = ""
    nationality: str = ""
    residence: str = ""
    documents: tuple[TravelDocument, ...] = ()
    embarks: str = ""
    disembarks: str = ""
    booking: str = ""
    segment: int = 0

    @property
    def full_name(self) -> str:
        """Given name, then surname."""
        return f"{self.given} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class Message:
    """``form``: ``PAXLST`` or ``PNRGOV``; ``function``: the code of what it is for (``745`` passengers, ``250`` crew,
    ``22`` booking records); ``left_out`` counts by the keys of :data:`LEFT_OUT`."""

    form: str
    reference: str
    function: str
    flights: tuple[Flight, ...]
    passengers: tuple[Passenger, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    segment: int = 0

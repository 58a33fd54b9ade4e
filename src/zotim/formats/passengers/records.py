"""PNRGOV: booking records (WCO/IATA/ICAO PNRGOV implementation guide). Only who travels, with what, and where to."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from zotim.formats.edifact import Segment
from zotim.formats.passengers import values
from zotim.formats.passengers.model import Flight, Message, Passenger, TravelDocument
from zotim.formats.problems import Reading

_LEFT_OUT = {
    "SSR": "special_request", "OSI": "free_text", "IFT": "free_text", "FTX": "free_text", "LTS": "free_text",
    "FOP": "payment", "MON": "payment", "TXD": "payment", "PTK": "payment", "ADD": "contact",
}  # fmt: skip
_READ = {"UNH", "UNT", "MSG", "SRC", "RCI", "TVL", "TIF"}
_ANSWER = "DOCS"
"""The one special service request that is read: the data of a travel document."""


@dataclass(slots=True)
class _Booking:
    """One record, from its SRC to the next."""

    locator: str = ""
    people: list[Passenger] = field(default_factory=list)
    current: int = -1
    flights: list[Flight] = field(default_factory=list)
    documents: list[tuple[Segment, list[str], int]] = field(default_factory=list)
    """DOCS requests: the segment, its fields, and the place of the person under whom it stands (-1: nobody)."""


def booking_records(held: Sequence[Segment], reading: Reading, today: date) -> Message:
    """The message of the segments from UNH to UNT."""
    flights: list[Flight] = []
    left_out: Counter[str] = Counter()
    function = ""
    people: list[Passenger] = []
    booking: _Booking | None = None
    for one in held:
        if one.tag == "MSG":
            function = one.get(0, 1)
        elif one.tag == "SRC":
            people += _closed(booking, reading, today)
            booking = _Booking()
        elif one.tag == "TVL":
            (booking.flights if booking else flights).append(_flight(one))
            if booking:
                booking.current = -1
        elif one.tag == "RCI" and booking:
            booking.locator = booking.locator or one.get(0, 1)
        elif one.tag == "TIF" and booking:
            _named(booking, one, reading)
        elif one.tag == "SSR" and booking and one.get(0, 0) == _ANSWER:
            booking.documents.append((one, _fields(one), booking.current))
        elif one.tag in ("TIF", "RCI") or (one.tag == "SSR" and one.get(0, 0) == _ANSWER):
            reading.wrong(one.number, one.tag, "early")
        elif one.tag not in _READ:
            left_out[_LEFT_OUT.get(one.tag, "other")] += 1
    people += _closed(booking, reading, today)
    head = held[0]
    return Message(
        "PNRGOV", head.get(2) or head.get(0), function, tuple(dict.fromkeys(flights)), tuple(people), dict(left_out),
        head.number,
    )  # fmt: skip


def _flight(one: Segment) -> Flight:
    when = one.all(0)
    day, hour, day_after, hour_after = (*when, "", "", "", "")[:4]
    # Some write the time of arrival where its day belongs.
    if len(day_after) == 4 and not hour_after:
        day_after, hour_after = "", day_after
    carrier, number = one.get(3), one.get(4)
    return Flight(
        number=carrier + number, origin=one.get(1), destination=one.get(2), leaves=values.day_time(day, hour),
        arrives=values.day_time(day_after or day, hour_after) if day_after or hour_after else "",
    )  # fmt: skip


def _named(booking: _Booking, one: Segment, reading: Reading) -> None:
    """A traveller. The same one is named again under each flight of the record: that is nobody new."""
    surname, given = values.name(one.get(0)), values.name(one.get(1, 0))
    if not surname and not given:
        reading.wrong(one.number, "TIF", "missing", value="name")
        booking.current = -1
        return
    short = values.without_title(given)
    for place, person in enumerate(booking.people):
        if person.surname == surname and person.given == short:
            booking.current = place
            return
    written = dict.fromkeys([f"{short} {surname}".strip(), f"{given} {surname}".strip()])
    booking.people.append(Passenger(surname, short, as_written=tuple(written), segment=one.number))
    booking.current = len(booking.people) - 1


def _fields(one: Segment) -> list[str]:
    """The fields of a DOCS request from the kind of document on: they stand in its free text, parted by slashes."""
    text = next((part for part in reversed(one.all(0)) if part.count("/") >= 2), "")
    fields = [part.strip().upper() for part in text.split("/")]
    # A slash or a status stands before the kind of document, which has one or two letters.
    return fields[1:] if fields and len(fields[0]) != 1 else fields


def _closed(booking: _Booking | None, reading: Reading, today: date) -> list[Passenger]:
    """The people of a record, each with documents and way. Nobody who is only named in a document is lost."""
    if booking is None:
        return []
    for segment, fields, place in booking.documents:
        kind, issuer, number, nation, born, sex, expires, surname, given, other = (*fields, *[""] * 10)[:10]
        surname, given = values.name(surname), values.without_title(values.name(given))
        whole = " ".join(filter(None, [given, values.name(other), surname]))
        if not number and not whole:
            reading.wrong(segment.number, "SSR", "missing", value="number of a document")
            continue
        place = _whose(booking, place, surname, given)
        if place < 0:
            booking.people.append(
                Passenger(surname, given, as_written=(whole,) if whole else (), segment=segment.number)
            )
            place = len(booking.people) - 1
        person = booking.people[place]
        day = values.person_day(born, last=today.year)
        if born and not day:
            reading.wrong(segment.number, "SSR DOCS", "date", value=born)
        paper = TravelDocument(number, kind, issuer, values.person_day(expires, last=today.year + 50))
        booking.people[place] = replace(
            person, born=person.born or day, sex=person.sex or values.sex(sex),
            nationality=person.nationality or nation,
            documents=person.documents if not number or paper in person.documents else (*person.documents, paper),
            as_written=tuple(dict.fromkeys([*person.as_written, *([whole] if whole else [])])),
        )  # fmt: skip
    first, last = (booking.flights[0], booking.flights[-1]) if booking.flights else (Flight(""), Flight(""))
    return [
        replace(one, booking=booking.locator, embarks=first.origin, disembarks=last.destination)
        for one in booking.people
    ]


def _whose(booking: _Booking, place: int, surname: str, given: str) -> int:
    """Who of the record a document belongs to: by its name; without one whoever it stands under, or the only one."""
    if surname or given:
        same = [at for at, person in enumerate(booking.people) if _alike(person, surname, given)]
        if place in same:
            return place
        if same:
            return same[0]
        # A name of its own, perhaps of an infant: whom it stands under is somebody else.
        return -1
    return place if place >= 0 else 0 if len(booking.people) == 1 else -1


def _alike(person: Passenger, surname: str, given: str) -> bool:
    """Lines are broken inside of names, and one of two given names is left away: neither makes it somebody else."""
    mine, theirs = _packed(person.given), _packed(given)
    return _packed(person.surname) == _packed(surname) and (mine.startswith(theirs) or theirs.startswith(mine))


def _packed(name: str) -> str:
    return name.replace(" ", "").upper()

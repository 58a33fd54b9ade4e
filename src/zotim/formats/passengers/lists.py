"""PAXLST: the passengers or the crew of a flight (WCO/IATA/ICAO guidelines on advance passenger information)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from zotim.formats.edifact import Segment
from zotim.formats.passengers import values
from zotim.formats.passengers.model import Flight, Message, Passenger, TravelDocument
from zotim.formats.problems import Reading

_KINDS = {"FL": "passenger", "FM": "crew", "DDU": "transit", "DDT": "transit_crew"}
"""UN/EDIFACT code list 3035, as the guidelines use it."""
_LEFT_OUT = {"COM": "contact", "FTX": "free_text"}
_COUNTED = {"42": ("passenger", "transit"), "41": ("crew", "transit_crew")}
_ORIGINS, _DESTINATIONS = {"125"}, {"87"}
"""Last place before the border, and first behind it; the other legs give their places in turn under 92."""


class _List:
    """Takes segments in their order; what belongs to a person comes behind their name."""

    def __init__(self, reading: Reading, today: date) -> None:
        self.reading, self.today = reading, today
        self.flights: list[Flight] = []
        self.people: list[Passenger] = []
        self.function = self.reference = ""
        self.left_out: Counter[str] = Counter()
        self._person: dict[str, Any] | None = None
        self._papers: list[dict[str, str]] = []
        self._before = True
        """Nobody has been named: dates and places belong to the flight."""

    def take(self, one: Segment) -> None:
        """One segment; tags that aren't known are counted and left out."""
        handler = getattr(self, f"_{one.tag.lower()}", None)
        if handler:
            handler(one)
        else:
            self.left_out[_LEFT_OUT.get(one.tag, "other")] += 1

    def close(self) -> None:
        """Nothing more comes of the person at hand."""
        if self._person is not None:
            papers = tuple(TravelDocument(**one) for one in self._papers)
            self.people.append(Passenger(**self._person, documents=papers))
            self._person, self._papers = None, []

    def _bgm(self, one: Segment) -> None:
        self.function = one.get(0)

    def _rff(self, one: Segment) -> None:
        kind, value = one.get(0, 0), one.get(0, 1)
        if kind == "TN" and not self.reference:
            self.reference = value
        elif self._person is not None and kind == "AVF":
            self._person["booking"] = value
        elif self._person is not None and kind not in ("ABO", "SEA", "TN"):
            self.left_out["other"] += 1

    def _tdt(self, one: Segment) -> None:
        number, carrier = one.get(1), one.get(4)
        if number.isdigit():
            number = carrier + number
        self.flights.append(Flight(number=number))
        if not number:
            self.reading.wrong(one.number, "TDT", "missing", value="number of a flight")

    def _loc(self, one: Segment) -> None:
        kind, place = one.get(0), one.get(1)
        if self._person is None:
            if not self.flights or not self._before:
                return
            flight = self.flights[-1]
            goes = kind in _ORIGINS or (kind not in _DESTINATIONS and not flight.origin)
            self.flights[-1] = replace(flight, origin=place) if goes else replace(flight, destination=place)
        elif kind == "178":
            self._person["embarks"] = place
        elif kind == "179":
            self._person["disembarks"] = place
        elif kind == "174":
            self._person["residence"] = place
        elif kind == "91" and self._papers:
            self._papers[-1]["issuer"] = place

    def _dtm(self, one: Segment) -> None:
        kind, value, form = one.get(0, 0), one.get(0, 1), one.get(0, 2)
        if self._person is None:
            if self.flights and self._before and kind in ("189", "232"):
                when = values.moment(value, form)
                if not when:
                    self.reading.wrong(one.number, "DTM", "date", value=value)
                side = {"189": "leaves", "232": "arrives"}[kind]
                self.flights[-1] = replace(self.flights[-1], **{side: when})
            return
        if kind not in ("329", "36"):
            return
        last = self.today.year + (50 if kind == "36" else 0)
        day = values.person_day(value, last=last, form=form)
        if value and not day:
            self.reading.wrong(one.number, "DTM", "date", value=value)
        if kind == "329":
            self._person["born"] = day
        elif self._papers:
            self._papers[-1]["expires"] = day

    def _nad(self, one: Segment) -> None:
        self.close()
        kind = _KINDS.get(one.get(0))
        if not kind:
            self.left_out["contact"] += 1
            return
        self._before = False
        parts = [values.name(part) for part in one.all(3)]
        surname, given = next(iter(parts), ""), " ".join(part for part in parts[1:3] if part)
        if not surname and not given:
            # Some write the whole name in the field for names and addresses.
            surname = values.name(" ".join(one.all(2)))
        if not surname and not given:
            self.reading.wrong(one.number, "NAD", "missing", value="name")
            return
        short = values.without_title(given)
        written = dict.fromkeys([f"{short} {surname}".strip(), f"{given} {surname}".strip()])
        self._person = {
            "surname": surname, "given": short, "kind": kind, "as_written": tuple(written), "segment": one.number,
        }  # fmt: skip

    def _att(self, one: Segment) -> None:
        if self._person is not None and one.get(0) == "2":
            self._person["sex"] = values.sex(one.get(2))
        else:
            self.left_out["other"] += 1

    def _nat(self, one: Segment) -> None:
        if self._person is not None:
            self._person["nationality"] = one.get(1)
        else:
            self.reading.wrong(one.number, "NAT", "early")

    def _doc(self, one: Segment) -> None:
        if self._person is None:
            self.reading.wrong(one.number, "DOC", "early")
        elif one.get(1):
            self._papers.append({"number": one.get(1), "kind": one.get(0)})
        else:
            self.reading.wrong(one.number, "DOC", "missing", value="number of a document")

    def _cnt(self, one: Segment) -> None:
        self.close()
        kinds, said = _COUNTED.get(one.get(0, 0)), one.get(0, 1)
        if kinds and said.isdigit():
            has = sum(person.kind in kinds for person in self.people)
            if has != int(said):
                self.reading.wrong(one.number, "CNT", "count", has=has, wanted=int(said))

    def _unh(self, one: Segment) -> None:
        """The head is read by the caller."""

    def _unt(self, one: Segment) -> None:
        self.close()


def passenger_list(held: Sequence[Segment], reading: Reading, today: date) -> Message:
    """The message of the segments from UNH to UNT."""
    whole = _List(reading, today)
    for one in held:
        whole.take(one)
    whole.close()
    return Message(
        "PAXLST", whole.reference or held[0].get(0), whole.function, tuple(whole.flights),
        tuple(whole.people), dict(whole.left_out), held[0].number,
    )  # fmt: skip

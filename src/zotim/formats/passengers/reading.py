"""Messages out of an interchange: each from its UNH to its UNT, whatever is wrong in the ones before."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from zotim.formats.edifact import Segment, segments
from zotim.formats.passengers.lists import passenger_list
from zotim.formats.passengers.model import Message
from zotim.formats.passengers.records import booking_records
from zotim.formats.problems import Reading, Report

_ENVELOPE = {"UNB", "UNG", "UNE", "UNZ", "UNA"}
LONGEST_MESSAGE = 500_000
"""Segments; a full aeroplane has some ten thousand."""


def read_messages(file: BinaryIO, name: str, report: Report, *, today: date) -> Iterator[Message]:
    """The PAXLST and PNRGOV messages of *file*, which is called *name* in what is reported.

    Years of two digits are years of birth up to *today*, and of expiry up to fifty years after it. A message without
    its end is read as far as it goes; what stands outside of any message is left out, and both are told.
    """
    reading = Reading(name, report, "segment")
    held: list[Segment] = []
    stray = False
    for one in segments(file, reading):
        if one.tag == "UNH":
            yield from _message(held, reading, today, whole=False)
            held = [one]
        elif one.tag == "UNT":
            yield from _message([*held, one] if held else [], reading, today, whole=True)
            held = []
        elif one.tag in _ENVELOPE:
            continue
        elif held and len(held) < LONGEST_MESSAGE:
            held.append(one)
        elif held:
            reading.wrong(one.number, one.tag, "long", most=LONGEST_MESSAGE)
            yield from _message(held, reading, today, whole=True)
            held = []
        elif not stray:
            stray = True
            reading.wrong(one.number, one.tag, "message", value=one.tag)
    yield from _message(held, reading, today, whole=False)


def _message(held: list[Segment], reading: Reading, today: date, *, whole: bool) -> Iterator[Message]:
    if not held:
        return
    head, last = held[0], held[-1]
    if not whole:
        reading.wrong(last.number, "UNT", "open")
    form = head.get(1, 0)
    if form == "PAXLST":
        yield passenger_list(held, reading, today)
    elif form == "PNRGOV":
        yield booking_records(held, reading, today)
    else:
        reading.wrong(head.number, "UNH", "message", value=form)

"""iCalendar (RFC 5545): days on which something is due, as a file that calendar programs read.

Each entry is an all-day event. Its id and the moment of its last change come from the caller, so that the same state
gives the same bytes, and a program that fetches again replaces what it has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import icalendar

MEDIA_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One day on which something is due.

    *uid* never changes; *sequence* counts the changes and never falls; *changed* is the moment of the last (UTC).
    *alarms*: so many days before.
    """

    uid: str
    day: date
    title: str
    note: str
    url: str
    changed: datetime
    sequence: int = 0
    alarms: Sequence[int] = ()


def write_calendar(entries: Sequence[Entry], *, name: str, product: str = "Zotim") -> bytes:
    """The entries as a calendar called *name*, in UTF-8 with lines folded at 75 octets."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{product}//duties//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in entries:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical())


def _event(one: Entry) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.changed)
    event.add("last-modified", one.changed)
    event.add("sequence", one.sequence)
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("summary", one.title)
    event.add("description", one.note)
    event.add("url", one.url)
    event.add("transp", "TRANSPARENT")
    for days in one.alarms:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event

"""Clocks as data: a room's ``clocks.py`` enters its own, pages and the reference print them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise

from zotim.core.clocks import lengths
from zotim.core.clocks.holidays import Calendar, calendar
from zotim.core.clocks.lengths import Length
from zotim.core.clocks.own import as_here


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that runs on a record.

    *starts*, *stops*, *pauses* and *resumes* are audit verbs about that record. *legal_source* names act and article;
    only when somebody read the official text is it *verified*, else everything that it says is a proposal. *country*
    is whose holidays count, the installation's own if empty. Where the law of the deployment says another length
    (:mod:`zotim.core.clocks.own`), a clock is made with that.
    """

    code: str
    label: str | Promise
    length: Length
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    legal_source: str = ""
    verified: bool = False
    country: str = ""

    def __post_init__(self) -> None:
        as_here(self)
        verbs = [*self.starts, *self.stops, *self.pauses, *self.resumes]
        if not self.starts or not self.stops:
            raise ValueError(f"clock {self.code}: needs a verb that starts it and one that stops it")
        if len(set(verbs)) != len(verbs):
            raise ValueError(f"clock {self.code}: one verb does two things")
        if bool(self.pauses) != bool(self.resumes):
            raise ValueError(f"clock {self.code}: what pauses must be able to run again, and the other way round")
        if self.verified and not self.legal_source:
            raise ValueError(f"clock {self.code}: verified against what? It names no legal source")

    @property
    def holidays(self) -> Calendar:
        """The calendar by which it counts."""
        return calendar(self.country or settings.ZOTIM_COUNTRY)

    def due_at(self, started: datetime) -> datetime:
        """When it is due if it starts at *started*."""
        return lengths.due_at(started, self.length, zone(), self.holidays)

    def certain(self, started: datetime, due: datetime) -> bool:
        """Whether the day that it names is law: the clock was verified, and so were the holidays that it counts."""
        if not self.verified:
            return False
        first, last = lengths.day_of(started, zone()), lengths.last_day_before(due, zone())
        return not self.length.needs_calendar or self.holidays.vouches_for(first, last)


CLOCKS: dict[str, Clock] = {}
VERBS: dict[str, list[tuple[str, Clock]]] = {}
"""What each verb does to which clocks: ``("start" | "pause" | "resume" | "stop", clock)``."""


def zone() -> ZoneInfo:
    """The zone in which days begin and end here."""
    return ZoneInfo(settings.TIME_ZONE)


def clocks(*table: Clock) -> None:
    """Enter clocks. Raises ValueError for a code that is taken."""
    for clock in table:
        if clock.code in CLOCKS:
            raise ValueError(f"clock {clock.code} is declared twice")
        CLOCKS[clock.code] = clock
        steps = {"start": clock.starts, "pause": clock.pauses, "resume": clock.resumes, "stop": clock.stops}
        for step, verbs in steps.items():
            for verb in verbs:
                VERBS.setdefault(verb, []).append((step, clock))

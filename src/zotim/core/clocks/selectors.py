"""Read clocks. Which records an actor may see is the caller's filter: a clock says that its record exists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils import timezone

from zotim.core.clocks import lengths
from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import CLOCKS, Clock, zone


@dataclass(frozen=True, slots=True)
class Reading:
    """A run as pages show it: *state* may be ``expired``, and *proposal* says that its day isn't law yet."""

    run: ClockRun
    clock: Clock
    state: str
    proposal: bool

    @property
    def late(self) -> bool:
        """Whether it ran out, now or before it was ended."""
        due = self.run.due_at
        return self.state == "expired" or bool(self.run.stopped_at and due and self.run.stopped_at > due)

    @property
    def last_day(self) -> object:
        """The last day of a clock that counts days, for people: its end is that day's midnight. None while paused."""
        return lengths.last_day_before(self.run.due_at, zone()) if self.run.due_at else None


def read(run: ClockRun, now: datetime | None = None) -> Reading:
    """What a run says at *now*."""
    clock, now = CLOCKS[run.code], now or timezone.now()
    expired = run.state == ClockRun.State.RUNNING and run.due_at is not None and run.due_at <= now
    certain = clock.certain(run.started_at, run.due_at) if run.due_at else clock.verified
    return Reading(run, clock, "expired" if expired else run.state, not certain)


def due(before: datetime | None = None, codes: Iterable[str] = ()) -> models.QuerySet[ClockRun]:
    """Running clocks that run out before *before* (default: all that run), the most urgent first."""
    rows = ClockRun.objects.filter(state=ClockRun.State.RUNNING).order_by("due_at")
    rows = rows.filter(code__in=list(codes)) if codes else rows
    return rows.filter(due_at__lte=before) if before else rows


def due_on(source: models.QuerySet, before: datetime | None = None) -> dict[UUID, Reading]:
    """The most urgent clock of each record of *source*, a queryset that was filtered by ``visible``."""
    rows = due(before).filter(object_type=source.model._meta.label_lower, object_id__in=source.values("pk"))
    readings: dict[UUID, Reading] = {}
    for run in rows:
        readings.setdefault(run.object_id, read(run))
    return readings


def runs_of(obj: models.Model) -> models.QuerySet[ClockRun]:
    """All clocks that ever ran on a record, oldest first."""
    return ClockRun.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk).order_by("started_at", "id")


def as_table() -> list[Clock]:
    """Every clock, by its code; for the reference."""
    return [CLOCKS[code] for code in sorted(CLOCKS)]

"""Start, stop for a while, run on, extend and end clocks, always in the transaction of what caused it.

Most clocks are moved by :func:`on_event`: the log calls it for each event, so that no service can forget its clock. A
service calls :func:`start` itself where the period begins at another moment than the event, such as when an order
was *received*; it does so before it records the event, which then finds the clock running.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.audit.models import Event
from zotim.core.audit.services import Who, record
from zotim.core.clocks import lengths
from zotim.core.clocks.lengths import Length
from zotim.core.clocks.models import ClockChange, ClockRun
from zotim.core.clocks.registry import CLOCKS, VERBS, Clock, zone


class ClockError(Exception):
    """This can't be done to this clock now. ``message`` is for people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def open_run(code: str, object_type: str, object_id: UUID | str) -> ClockRun | None:
    """The clock *code* that hasn't ended on this record, or None."""
    rows = ClockRun.objects.filter(code=code, object_type=object_type, object_id=object_id)
    return rows.exclude(state=ClockRun.State.STOPPED).first()


def listen(event: Event) -> None:
    """What the log calls for each event: only what was done moves clocks, and only on a record with an id of ours."""
    if event.outcome != Event.Outcome.DONE or event.verb not in VERBS:
        return
    try:
        key = UUID(event.object_id)
    except ValueError:
        return
    on_event(event.verb, event.object_type, key, at=event.at, by_id=event.actor_id)


@transaction.atomic
def on_event(
    verb: str, object_type: str, object_id: UUID | str, *, at: datetime, by_id: UUID | None = None
) -> list[ClockRun]:
    """Do to each clock what *verb* does; answers those that moved.

    What doesn't fit is passed over, so that a clock never stands in the way of a write: a second start, a pause of a
    clock that has run out, a stop of one that never ran. An event that seems to lie before the last change (the
    machine's time was set back) counts as simultaneous with it.
    """
    moved = []
    for step, clock in VERBS.get(verb, ()):
        run = open_run(clock.code, object_type, object_id)
        when = max(at, run.changed_at) if run else at
        if step == "start" and run is None:
            run = _begin(clock, object_type, object_id, at, verb=verb, by_id=by_id)
        elif run is None or not _fits(run, step, when):
            continue
        else:
            _step(run, clock, step, when, verb=verb, by_id=by_id)
        moved += [run] if run else []
    return moved


def _fits(run: ClockRun, step: str, at: datetime) -> bool:
    if step == "pause":
        return run.state == ClockRun.State.RUNNING and run.due_at is not None and at < run.due_at
    return step == "stop" or (step == "resume" and run.state == ClockRun.State.PAUSED)


@transaction.atomic
def start(
    *, actor: Who, code: str, obj: models.Model, at: datetime | None = None, due_at: datetime | None = None
) -> ClockRun:  # fmt: skip
    """Begin a clock on *obj* at *at* (default: now). *due_at* is its end where the record itself says it, such as a
    departure; one that is past ends at once. Raises KeyError for an unknown one, ClockError when it runs."""
    clock, label = CLOCKS[code], obj._meta.label_lower
    run = _begin(clock, label, obj.pk, at or timezone.now(), due_at, by_id=actor.user_id)
    if run is None:
        raise ClockError(_("This clock is running already."))
    _note(actor, run, "start")
    return run


@transaction.atomic
def pause(*, actor: Actor, run: ClockRun, reason: str, at: datetime | None = None) -> ClockRun:
    """Stop a clock for a while. Raises ClockError when it doesn't run, or has run out, or *at* lies in its past."""
    return _by_hand(actor, run, "pause", reason, at)


@transaction.atomic
def resume(*, actor: Actor, run: ClockRun, reason: str, at: datetime | None = None) -> ClockRun:
    """Let a clock run on. Raises ClockError when it doesn't stand still."""
    return _by_hand(actor, run, "resume", reason, at)


@transaction.atomic
def stop(*, actor: Actor, run: ClockRun, reason: str, at: datetime | None = None) -> ClockRun:
    """End a clock. Raises ClockError when it has ended."""
    return _by_hand(actor, run, "stop", reason, at)


@transaction.atomic
def extend(*, actor: Actor, run: ClockRun, by: Length, reason: str) -> ClockRun:
    """Move a running clock's end on by *by*, in the clock's own unit, with a reason. Who may is the caller's check.

    Raises ClockError without a reason, for another unit, or when the clock doesn't run. One that has run out can be
    extended too: the log and the run's history show that it was late.
    """
    clock = CLOCKS[run.code]
    if not reason.strip():
        raise ClockError(_("Say why the clock is extended."))
    if by.unit != clock.length.unit:
        raise ClockError(_("A clock is extended in the unit in which it counts."))
    if run.state != ClockRun.State.RUNNING or run.due_at is None:
        raise ClockError(_("Only a running clock can be extended."))
    now = max(timezone.now(), run.changed_at)
    if by.unit == lengths.Unit.HOURS:
        due = lengths.due_at(run.due_at, by, zone(), clock.holidays)
    else:
        last = lengths.last_day_before(run.due_at, zone())
        due = lengths.end_of_day(lengths.last_day(last, by, clock.holidays), zone())
    _write(run, "extend", now, {"due_at": due}, reason=reason, by_id=actor.user_id)
    _note(actor, run, "extend")
    return run


def _by_hand(actor: Actor, run: ClockRun, step: str, reason: str, at: datetime | None) -> ClockRun:
    at = at or max(timezone.now(), run.changed_at)
    if not reason.strip():
        raise ClockError(_("Say why."))
    if at < run.changed_at:
        raise ClockError(_("Something happened to this clock after that moment."))
    if run.state == ClockRun.State.STOPPED:
        raise ClockError(_("This clock has ended."))
    if not _fits(run, step, at):
        raise ClockError(_("That isn't possible: the clock is in another state, or has run out."))
    _step(run, CLOCKS[run.code], step, at, reason=reason, by_id=actor.user_id)
    _note(actor, run, step)
    return run


VERB = {"start": "started", "pause": "paused", "resume": "resumed", "extend": "extended", "stop": "stopped"}


def _note(actor: Who, run: ClockRun, step: str) -> None:
    details = {"clock": run.code, "object": str(run.object_id)}
    record(actor, f"clocks.run.{VERB[step]}", run, details=details)


def _begin(
    clock: Clock, object_type: str, object_id: Any, at: datetime, due_at: datetime | None = None, **why: Any
) -> ClockRun | None:  # fmt: skip
    """A new run, or None when somebody else began it at the same moment."""
    run = ClockRun(code=clock.code, object_type=object_type, object_id=object_id, started_at=at, changed_at=at)
    run.due_at = max(due_at, at) if due_at else clock.due_at(at)
    try:
        with transaction.atomic():
            run.save(force_insert=True)
    except IntegrityError:
        if open_run(clock.code, object_type, object_id) is None:
            raise
        return None
    ClockChange.objects.create(run=run, step="start", at=at, due_at=run.due_at, **why)
    return run


def _step(run: ClockRun, clock: Clock, step: str, at: datetime, **why: Any) -> None:
    """The arithmetic of a step that fits."""
    values: dict[str, Any]
    if step == "pause" and run.due_at is not None:
        left = lengths.left_at(at, run.due_at, clock.length, zone(), clock.holidays)
        values = {"state": ClockRun.State.PAUSED, "paused_at": at, "remaining": left, "due_at": None}
    elif step == "resume" and run.remaining is not None:
        due = lengths.due_after_pause(at, run.remaining, clock.length, zone(), clock.holidays)
        values = {"state": ClockRun.State.RUNNING, "paused_at": None, "remaining": None, "due_at": due}
    else:
        values = {"state": ClockRun.State.STOPPED, "stopped_at": at}
    _write(run, step, at, values, **why)


def _write(run: ClockRun, step: str, at: datetime, values: dict[str, Any], **why: Any) -> None:
    """One UPDATE of the row as loaded: of two people at once the second is told."""
    values = {**values, "changed_at": at}
    loaded = ClockRun.objects.filter(pk=run.pk, state=run.state, due_at=run.due_at)
    if not loaded.update(**values):
        raise ClockError(_("Somebody else changed this clock just now."))
    for name, value in values.items():
        setattr(run, name, value)
    ClockChange.objects.create(run=run, step=step, at=at, due_at=run.due_at, **why)

"""Which jobs there are, and what recurs. The one import point for rooms: ``from zotim.core.jobs.registry import job``.

>>> @job("register.report.render", retries=3)           # doctest: +SKIP
... def render(run: Run, report: str) -> None: ...

A job's function gets a :class:`Run` and the ids it was asked for with. It may be begun again at any time: after a
failure, after ``kill -9``, after a restart. So it looks what is there already, does the rest, and commits as it goes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

Function = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Registered:
    """A job's function, how often it is tried again, and the wait before the first of these (it doubles)."""

    name: str
    function: "Callable[..., None]"
    retries: int
    wait: timedelta

    def backoff(self, attempt: int) -> timedelta:
        """How long to wait after the *attempt*-th failure (1, 2, …): doubled each time, an hour at most."""
        return min(self.wait * 2 ** min(attempt - 1, 20), timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Recurring:
    """A job that the worker asks for by itself; *when* (if given) says whether there is anything to do."""

    name: str
    interval: timedelta
    when: Callable[[], bool] | None


JOBS: dict[str, Registered] = {}
RECURRING: dict[str, Recurring] = {}


def job(name: str, *, retries: int = 3, wait: timedelta = timedelta(seconds=5)) -> Callable[[Function], Function]:
    """Register a function ``(run, **ids)`` under *name*. Raises ValueError for a name that is taken."""

    def enter(function: Function) -> Function:
        if name in JOBS and JOBS[name].function is not function:
            raise ValueError(f"job {name} is declared twice")
        JOBS[name] = Registered(name, function, retries, wait)
        return function

    return enter


def every(interval: timedelta, *, when: Callable[[], bool] | None = None) -> Callable[[Function], Function]:
    """Let a registered job (of no arguments) recur; stands above ``@job``. The first time is at once."""

    def enter(function: Function) -> Function:
        name = next(known.name for known in JOBS.values() if known.function is function)
        RECURRING[name] = Recurring(name, interval, when)
        return function

    return enter


def registered(name: str) -> Registered:
    """The job of this name. Raises LookupError for one that this installation doesn't know."""
    try:
        return JOBS[name]
    except KeyError:
        raise LookupError(f"no such job: {name}") from None


def plain_ids(ids: dict[str, Any]) -> dict[str, str]:
    """Ids as a job keeps them. Raises ValueError for anything that looks like a value of a record."""
    from zotim.core.audit import layout

    return {layout.plain("job", key): layout.plain(key, str(value)) for key, value in ids.items()}

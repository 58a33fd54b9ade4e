"""What taking part abroad has in the calendar: when a group meets, and by when is reported back from a meeting."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueMerged, DueRows, due_days, due_kinds
from zotim.core.access.policy import visible_rows
from zotim.core.addresses import address
from zotim.core.prepared import Prepared
from zotim.register.taking_part import selectors
from zotim.register.taking_part.models import REPORT_DAYS, Meeting

Seats = dict[UUID, UUID]
"""Of each group the body from which something is due there."""

due_kinds(
    DueKind("meeting", gettext_lazy("Meeting abroad"), after=(1,), escalate=None),
    DueKind("meeting_report", gettext_lazy("Report back from a meeting"), before=(7, 1)),
)


@due_days("register.meeting.list", "meeting")
def meetings(actor: Actor, seats: Seats | None = None) -> DueRows:
    """Meetings of which nobody said yet that they took place. *seats*: who sits where, if that was asked already."""
    planned = Prepared(_in_state, visible_rows(Meeting, actor), "planned")
    return _of("meeting", planned, "from_on", timedelta(), _asked_once(actor, seats))


@due_days("register.meeting.list", "meeting_report")
def reports(actor: Actor, seats: Seats | None = None) -> DueMerged:
    """Meetings that took place and from which nobody reported back yet; *seats* as there."""
    held, sit = Prepared(_in_state, visible_rows(Meeting, actor), "held"), _asked_once(actor, seats)

    @cache
    def by_wait() -> list[DueRows]:
        return [
            _of("meeting_report", Prepared(_of_wait, held, days), "until_on", timedelta(days or REPORT_DAYS), sit)
            for days in Prepared(_waits, held)
        ]

    return DueMerged(by_wait)


def _in_state(seen: QuerySet[Meeting], state: str) -> QuerySet[Meeting]:
    return seen.filter(state=state)


def _of_wait(held: QuerySet[Meeting], days: int | None) -> QuerySet[Meeting]:
    return held.filter(forum__report_days=days)


def _waits(held: QuerySet[Meeting]) -> QuerySet[Meeting, Any]:
    return held.order_by().values_list("forum__report_days", flat=True).distinct()


def _asked_once(actor: Actor, seats: Seats | None) -> Callable[[], Seats]:
    """Who sits where, asked for when somebody needs it."""
    return cache(lambda: selectors.who_sits(actor) if seats is None else seats)


def _of(kind: str, rows: Prepared, day: str, after: timedelta, sit: Callable[[], Seats]) -> DueRows:
    """Each once: due from who sits in the group."""

    def owed(bodies: frozenset[UUID | None]) -> Q:
        seats = sit()
        of_them = Q(forum__in=[forum for forum, body in seats.items() if body in bodies])
        return of_them | ~Q(forum__in=list(seats)) if None in bodies else of_them

    def told(one: Meeting) -> DueDay:
        due: date = getattr(one, day) + after
        return DueDay(
            kind, due, one.title, address("meeting", one.pk), (Meeting._meta.label_lower, one.pk),
            one.reference, sit().get(one.forum_id), classification=one.classification,
        )  # fmt: skip

    return DueRows(kind, Prepared(_in_short, rows, day), told, day=day, body=owed, after=after)


def _in_short(rows: QuerySet[Meeting], day: str) -> QuerySet[Meeting]:
    return rows.only("title", "reference", "classification", "forum", day)

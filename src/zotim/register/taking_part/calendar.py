"""What taking part abroad has in the calendar: when a group meets, and by when is reported back from a meeting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueKind, due_days, due_kinds
from zotim.register.taking_part import selectors
from zotim.register.taking_part.models import REPORT_DAYS, Meeting

Seats = dict[UUID, UUID]
"""Of each group the body from which something is due there."""

due_kinds(
    DueKind("meeting", gettext_lazy("Meeting abroad"), after=(1,), escalate=None),
    DueKind("meeting_report", gettext_lazy("Report back from a meeting"), before=(7, 1)),
)


@due_days("register.meeting.list", "meeting")
def meetings(actor: Actor, seats: Seats | None = None) -> DueComputed:
    """Meetings of which nobody said yet that they took place. *seats*: who sits where, if that was asked already."""

    def days(first: date, last: date) -> Iterator[tuple[date, UUID, UUID]]:
        planned = selectors.meetings(actor).filter(state="planned", from_on__range=(first, last)).order_by()
        yield from planned.values_list("from_on", "pk", "forum")

    return _of(actor, "meeting", days, seats)


@due_days("register.meeting.list", "meeting_report")
def reports(actor: Actor, seats: Seats | None = None) -> DueComputed:
    """Meetings that took place and from which nobody reported back yet; *seats* as there."""

    def days(first: date, last: date) -> Iterator[tuple[date, UUID, UUID]]:
        held = selectors.meetings(actor).filter(state="held", until_on__lte=last).order_by()
        for until, wait, key, forum in held.values_list("until_on", "forum__report_days", "pk", "forum"):
            day = until + timedelta(days=wait or REPORT_DAYS)
            if first <= day <= last:
                yield day, key, forum

    return _of(actor, "meeting_report", days, seats)


def _of(
    actor: Actor, kind: str, days: Callable[[date, date], Iterable[tuple[date, UUID, UUID]]], asked: Seats | None
) -> DueComputed:
    """Each once: due from who sits in the group. *days*: between two the days, each with its meeting and the group."""
    seats: Seats = dict(asked or {})

    def found(first: date, last: date) -> Iterator[Computed]:
        if asked is None:
            seats.update(selectors.who_sits(actor))
        for day, key, forum in days(first, last):
            yield Computed(day, key, kind, seats.get(forum))

    def told(due: Sequence[Computed]) -> Iterator[DueDay]:
        rows = selectors.meetings(actor).select_related(None).only("title", "reference", "classification")
        by_key = rows.in_bulk([one.record for one in due])
        for day, key, _kind, body, *_rest in due:
            one = by_key[key]
            yield DueDay(
                kind, day, one.title, reverse("meeting", args=[key]), (Meeting._meta.label_lower, key), one.reference,
                body, classification=one.classification,
            )  # fmt: skip

    return DueComputed(found, told)

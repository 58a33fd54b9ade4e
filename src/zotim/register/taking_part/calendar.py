"""What taking part abroad has in the calendar: when a group meets, and by when is reported back from a meeting."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import MOST, DueDay, DueKind, due_days, due_kinds
from zotim.register.taking_part import selectors
from zotim.register.taking_part.models import REPORT_DAYS, Forum, Meeting, Seat, SeatRole, lasting

due_kinds(
    DueKind("meeting", gettext_lazy("Meeting abroad"), after=(1,), escalate=None),
    DueKind("meeting_report", gettext_lazy("Report back from a meeting"), before=(7, 1)),
)


@due_days("register.meeting.list")
def meetings(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Meetings of which nobody said yet that they took place."""
    rows = selectors.meetings(actor).filter(state="planned", from_on__range=(first, last))
    yield from _of(actor, "meeting", [(one, one.from_on) for one in rows.order_by("from_on", "pk")[:MOST]])


@due_days("register.meeting.list")
def reports(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Meetings that took place and from which nobody reported back yet."""
    longest = Forum.objects.aggregate(days=Max("report_days"))["days"] or 0
    since = first - timedelta(days=max(REPORT_DAYS, longest))
    held = selectors.meetings(actor).filter(state="held", until_on__range=(since, last))
    due = [(one, one.report_due) for one in held.order_by("-until_on", "pk")[:MOST]]
    yield from _of(actor, "meeting_report", [(one, day) for one, day in due if first <= day <= last])


def _of(actor: Actor, kind: str, found: list[tuple[Meeting, date]]) -> Iterator[DueDay]:
    """Each once: for the reader's own body where it sits in the group today, else for the one that leads there."""
    own = actor.organisations("focal_point")
    sitting = Seat.objects.filter(lasting(timezone.localdate()), forum__in={one.forum_id for one, _day in found})
    seats: dict[UUID, list[Seat]] = {}
    for seat in sitting.select_related("organisation").order_by("from_on", "pk"):
        seats.setdefault(seat.forum_id, []).append(seat)

    def nearest(seat: Seat) -> tuple[bool, bool]:
        return seat.organisation_id in own, seat.role == SeatRole.LEAD

    for one, day in found:
        sits = max(seats.get(one.forum_id, []), key=nearest, default=None)
        yield DueDay(
            kind, day, one.title, reverse("meeting", args=[one.pk]), (Meeting._meta.label_lower, one.pk),
            one.reference, sits.organisation_id if sits else None, sits.organisation.name if sits else "",
            classification=one.classification,
        )  # fmt: skip

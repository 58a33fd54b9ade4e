"""Every read about taking part abroad. Each takes the actor and returns only what the actor may see."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.prepared import Prepared
from zotim.register.models import Commitment
from zotim.register.taking_part.models import (
    Attendance,
    Forum,
    ForumLead,
    ForumMembership,
    Level,
    Meeting,
    Seat,
    SeatRole,
    Sponsorship,
    lasting,
)

TOOK_PLACE = ("held", "reported")
"""States of a meeting that took place."""


def forums(actor: Actor, day: date) -> QuerySet[Forum]:
    """Groups abroad, with whether this state takes part on *day* (``takes_part``) and somebody sits there (``sat``)."""
    mine = ForumMembership.objects.filter(lasting(day), forum=OuterRef("pk"), subject=settings.ZOTIM_COUNTRY)
    rows = Forum.objects.filter(visible(Forum, actor)).select_related("parent")
    rows = rows.annotate(takes_part=Exists(mine), sat=Exists(Seat.objects.filter(lasting(day), forum=OuterRef("pk"))))
    return rows.order_by("kind", "key")


def unseated(actor: Actor, day: date) -> QuerySet[Forum]:
    """Groups in which this state takes part on *day*, and no body of ours sits."""
    return forums(actor, day).filter(Q(takes_part=True, sat=False))


def forum(actor: Actor, pk: UUID) -> Forum:
    """One group. Raises NotVisible."""
    return get_visible(Forum.objects.select_related("parent"), actor, pk=pk)


def leads_of(actor: Actor, one: Forum, day: date | None = None) -> QuerySet[ForumLead]:
    """Who leads it, newest first; with a *day* who leads it then."""
    rows = one.leads.filter(visible(ForumLead, actor))
    return rows.filter(lasting(day)) if day else rows


def memberships_of(actor: Actor, one: Forum, day: date | None = None) -> QuerySet[ForumMembership]:
    """How states take part in it, newest first; with a *day* how they do then."""
    rows = one.memberships.filter(visible(ForumMembership, actor))
    return rows.filter(lasting(day)) if day else rows


def seats_of(actor: Actor, one: Forum, day: date | None = None) -> QuerySet[Seat]:
    """Who sits there for us, newest first; with a *day* who does then."""
    rows = one.seats.filter(visible(Seat, actor)).select_related("organisation", "forum")
    return rows.filter(lasting(day)) if day else rows


@dataclass(frozen=True, slots=True)
class OnDay:
    """What lasted on a day: *sure*, and what may have (*unsure*): nobody knows whether it had begun by then."""

    sure: list[Any]
    unsure: list[Any]


def on_day(rows: QuerySet[Any], day: date, today: date) -> OnDay:
    """*rows* that last on *day* in two parts. Of what has no known beginning it is known only that it lasts now."""
    found = list(rows.filter(lasting(day)))
    if day >= today:
        return OnDay(found, [])
    return OnDay([one for one in found if one.from_on], [one for one in found if not one.from_on])


def parts_of(actor: Actor, one: Forum) -> QuerySet[Forum]:
    """The groups that are part of it."""
    return one.parts.filter(visible(Forum, actor)).order_by("key")


def meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings, the newest first."""
    rows = Meeting.objects.filter(visible(Meeting, actor)).select_related("forum")
    return rows.order_by("-from_on", "-pk")


def who_sits(actor: Actor) -> dict[UUID, UUID]:
    """Of each group the body from which something is due there: the reader's own where it sits in the group today,
    else the one that leads there, else the one that sits there longest."""
    own = actor.organisations("focal_point")
    nearest: dict[UUID, Seat] = {}
    for seat in Prepared(_seats, visible(Seat, actor), timezone.localdate()):
        one = nearest.setdefault(seat.forum_id, seat)
        if _nearness(seat, own) > _nearness(one, own):
            nearest[seat.forum_id] = seat
    return {forum: seat.organisation_id for forum, seat in nearest.items()}


def _seats(seen: Q, today: date) -> QuerySet[Seat]:
    return Seat.objects.filter(seen, lasting(today)).order_by("from_on", "pk").only("forum", "organisation", "role")


def _nearness(seat: Seat, own: frozenset[UUID]) -> tuple[bool, bool]:
    return seat.organisation_id in own, seat.role == SeatRole.LEAD


def meeting(actor: Actor, pk: UUID) -> Meeting:
    """One meeting. Raises NotVisible."""
    return get_visible(meetings(actor).select_related("agenda", "minutes", "statement"), actor, pk=pk)


def attendances_of(actor: Actor, one: Meeting) -> QuerySet[Attendance]:
    """Who was there."""
    rows = one.attendances.filter(visible(Attendance, actor)).select_related("organisation")
    return rows.order_by("created_at")


def said_at(actor: Actor, one: Meeting) -> QuerySet[Commitment]:
    """The commitments that came of what we said there, as far as the actor sees them."""
    if one.statement_id is None:
        return Commitment.objects.none()
    rows = Commitment.objects.filter(visible(Commitment, actor), document=one.statement_id)
    return rows.select_related("lead").order_by("start")


@dataclass(frozen=True, slots=True)
class Attended:
    """How many meetings took place, and at how many of them a body of ours was."""

    there: int
    held: int


def attended(rows: QuerySet[Meeting], first: date, last: date) -> Attended:
    """Of the *rows* that took place from *first* to *last* (by their first day): at how many we were represented."""
    held = rows.filter(state__in=TOOK_PLACE, from_on__gte=first, from_on__lte=last)
    present = Attendance.objects.filter(meeting=OuterRef("pk")).exclude(level=Level.NOBODY)
    return Attended(held.filter(Exists(present)).count(), held.count())


def last_year(today: date) -> tuple[date, date]:
    """The 365 days up to *today*."""
    return today - timedelta(days=364), today


def sponsorships(actor: Actor) -> QuerySet[Sponsorship]:
    """Co-sponsorships, the newest first."""
    rows = Sponsorship.objects.filter(visible(Sponsorship, actor)).select_related("forum", "instrument")
    return rows.order_by("-on", "symbol")


def sponsorship(actor: Actor, pk: UUID) -> Sponsorship:
    """One co-sponsorship. Raises NotVisible."""
    return get_visible(sponsorships(actor), actor, pk=pk)


def follows_from(actor: Actor, one: Sponsorship) -> QuerySet[Commitment]:
    """The commitments of support that follow from it, as far as the actor sees them."""
    return one.commitments.filter(visible(Commitment, actor)).select_related("lead").order_by("reference")


@dataclass(frozen=True, slots=True)
class Spell:
    """One stretch in the timeline of a group: *what* lasted, how long, and whether it is certain."""

    what: Any
    kind: str
    from_on: date | None
    until_on: date | None


def whole_of(actor: Actor, one: Forum) -> list[ForumLead | ForumMembership | Seat]:
    """Everybody who ever led it, took part in it or sat in it: what its history tells beside the group itself."""
    return [*leads_of(actor, one), *memberships_of(actor, one), *seats_of(actor, one)]


def timeline(actor: Actor, one: Forum, day: date) -> list[Spell]:
    """How this state took part and who sat for it up to *day*, the newest first; what has no beginning stands last."""
    ours = memberships_of(actor, one).filter(subject=settings.ZOTIM_COUNTRY)
    spells = [Spell(row, "membership", row.from_on, row.until_on) for row in ours]
    spells += [Spell(row, "seat", row.from_on, row.until_on) for row in seats_of(actor, one)]
    begun = [spell for spell in spells if spell.from_on is None or spell.from_on <= day]
    return sorted(begun, key=lambda spell: spell.from_on or date.min, reverse=True)

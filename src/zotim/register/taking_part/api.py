"""Groups abroad, meetings and co-sponsorships for other systems: read only. What isn't certain says so."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, ONE_ERRORS, Listed, Paging, Text, listed, one_of, plain
from zotim.register.api import router
from zotim.register.taking_part import selectors


class FactOut(Schema):
    """Where something stands; ``certain``: somebody saw it in an official text."""

    source: str
    certain: bool
    note: str


class ForumOut(FactOut):
    """A group abroad."""

    id: UUID
    key: str
    name: Text
    kind: str
    parent_id: UUID | None
    report_days: int | None


class LeadOut(FactOut):
    """Who leads a group, for a time."""

    who: Text
    role: str
    from_on: date | None
    until_on: date | None


class ForumMembershipOut(FactOut):
    """How a state takes part, for a time."""

    subject: str
    kind: str
    from_on: date | None
    until_on: date | None
    basis: str


class SeatOut(Schema):
    """Which body sits there for the state, for a time."""

    organisation_id: UUID
    role: str
    from_on: date
    until_on: date | None


class ForumDetail(ForumOut):
    """A group with who leads it, who takes part and who sits there."""

    leads: list[LeadOut]
    memberships: list[ForumMembershipOut]
    seats: list[SeatOut]


class MeetingOut(Schema):
    """A meeting abroad, without its papers."""

    id: UUID
    reference: str
    forum_id: UUID
    title: Text
    from_on: date
    until_on: date
    place: str
    classification: str
    state: str


class AttendanceOut(Schema):
    """At which level a body was there."""

    organisation_id: UUID
    level: str


class MeetingDetail(MeetingOut):
    """A meeting with who was there and the commitments that came of it."""

    attendances: list[AttendanceOut]
    commitments: list[UUID]


class SponsorshipOut(FactOut):
    """A text that was sponsored, co-sponsored, or aligned with."""

    id: UUID
    reference: str
    symbol: str
    title: Text
    forum_id: UUID
    role: str
    on: date | None
    classification: str


@router.get("/groups", response={200: Listed[ForumOut], **ERRORS}, summary="List groups abroad")
def forum_list(request: Request, paging: Query[Paging]) -> Any:
    """Groups abroad, by kind and id."""
    rows = selectors.forums(request.actor, timezone.localdate())
    return listed(request, "register.forum.list", rows, paging)


@router.get("/groups/{pk}", response={200: ForumDetail, **ONE_ERRORS}, summary="One group abroad")
def forum_detail(request: Request, pk: UUID) -> Any:
    """One group with all its leads, memberships and seats, past ones among them."""
    actor = request.actor
    found = one_of(request, "register.forum.view", selectors.forums(actor, timezone.localdate()), pk)
    return {
        **plain(ForumOut, found),
        "leads": [plain(LeadOut, one) for one in selectors.leads_of(actor, found)],
        "memberships": [plain(ForumMembershipOut, one) for one in selectors.memberships_of(actor, found)],
        "seats": [plain(SeatOut, one) for one in selectors.seats_of(actor, found)],
    }


@router.get("/meetings", response={200: Listed[MeetingOut], **ERRORS}, summary="List meetings abroad")
def meeting_list(request: Request, paging: Query[Paging]) -> Any:
    """Meetings that the organisation may see, newest first."""
    return listed(request, "register.meeting.list", selectors.meetings(request.actor), paging)


@router.get("/meetings/{pk}", response={200: MeetingDetail, **ONE_ERRORS}, summary="One meeting abroad")
def meeting_detail(request: Request, pk: UUID) -> Any:
    """One meeting with who was there and what came of it."""
    actor = request.actor
    found = one_of(request, "register.meeting.view", selectors.meetings(actor), pk)
    return {
        **plain(MeetingOut, found),
        "attendances": [plain(AttendanceOut, one) for one in selectors.attendances_of(actor, found)],
        "commitments": [one.pk for one in selectors.said_at(actor, found)],
    }


@router.get("/co-sponsorships", response={200: Listed[SponsorshipOut], **ERRORS}, summary="List co-sponsorships")
def sponsorship_list(request: Request, paging: Query[Paging]) -> Any:
    """Co-sponsorships that the organisation may see, newest first."""
    return listed(request, "register.sponsorship.list", selectors.sponsorships(request.actor), paging)

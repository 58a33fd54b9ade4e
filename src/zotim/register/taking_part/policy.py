"""Who may do and see what about taking part abroad. Nothing else decides it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.prepared import Prepared
from zotim.register.policy import CENTRE, COORDINATOR, FOREIGN, REGISTER
from zotim.register.taking_part.models import (
    Attendance,
    Forum,
    ForumLead,
    ForumMembership,
    Meeting,
    Seat,
    Sponsorship,
    lasting,
)

KEEPERS = CENTRE | FOREIGN
"""Roles that keep what is known of groups abroad: the centre and the foreign ministry."""
READERS = REGISTER | FOREIGN


def seated(actor: Actor) -> Any:
    """Seats that the actor's bodies hold today: access through a seat ends with it."""
    return Seat.objects.filter(lasting(timezone.localdate()), organisation__in=actor.organisations("focal_point"))


def own_seat(actor: Actor, obj: Any) -> bool:
    """Those who keep groups, or the focal point of a body that sits in the group today."""
    forum = obj.pk if isinstance(obj, Forum) else obj.forum_id
    return bool(actor.roles & KEEPERS) or seated(actor).filter(forum=forum).exists()


OWN_SEAT = _("the centre, the foreign ministry, or the focal point of a body that sits in the group today")

actions(
    Action("register.forum.list", _("List groups abroad"), READERS, "register.forums.listed"),
    Action("register.forum.view", _("See a group abroad"), READERS, "register.forum.viewed"),
    Action("register.forum.add", pgettext_lazy("right", "Add a group abroad"), KEEPERS, "register.forum.added"),
    Action("register.forum.change", _("Say who leads a group abroad, who is in it, and who sits there for us"), KEEPERS, "register.forum.changed"),
    Action("register.forum.load", _("Load groups abroad from a file"), COORDINATOR, "register.forums.loaded"),
    Action("register.forum.download", _("Download groups abroad as a file"), READERS, "register.forums.downloaded"),
    Action("register.meeting.list", _("List meetings abroad"), READERS, "register.meetings.listed"),
    Action("register.meeting.view", _("See a meeting abroad"), READERS, "register.meeting.viewed"),
    Action("register.meeting.add", _("Add a meeting abroad"), READERS, "register.meeting.added", OWN_SEAT, own_seat),
    Action("register.meeting.change", _("Put in the papers of a meeting, and who was there"), READERS, "register.meeting.changed", OWN_SEAT, own_seat),
    Action("register.meeting.move", _("Say that a meeting took place, was cancelled, or was reported back"), READERS, "register.meeting.moved", OWN_SEAT, own_seat),
    Action("register.meeting.download", _("Download the papers of a meeting"), READERS, "register.meeting.downloaded"),
    Action("register.sponsorship.list", _("List co-sponsorships"), READERS, "register.sponsorships.listed"),
    Action("register.sponsorship.view", _("See a co-sponsorship"), READERS, "register.sponsorship.viewed"),
    Action("register.sponsorship.add", pgettext_lazy("right", "Put in a co-sponsorship"), KEEPERS, "register.sponsorship.added"),
    Action("register.sponsorship.change", _("Link a co-sponsorship to what follows from it"), CENTRE, "register.sponsorship.changed"),
)  # fmt: skip


@visible_to(Forum, ForumLead, ForumMembership, Seat)
def forums(actor: Actor, purpose: str) -> Q:
    """What is known of groups abroad is public knowledge: seen by all who work in the register."""
    return EVERYTHING if actor.roles & READERS else NOTHING


@visible_to(Meeting)
def meetings(actor: Actor, purpose: str) -> Q:
    """Who keeps groups sees all; a focal point those of groups in which their bodies sit today, and what is public."""
    if actor.roles & KEEPERS:
        return EVERYTHING
    if "focal_point" in actor.roles:
        own = actor.organisations("focal_point")
        return Q(forum__in=Prepared(_forums, own, timezone.localdate())) | Q(classification="public")
    return NOTHING


def _forums(bodies: frozenset[UUID], today: date) -> QuerySet[Seat, Any]:
    return Seat.objects.filter(lasting(today), organisation__in=bodies).values("forum")


@visible_to(Attendance)
def attendances(actor: Actor, purpose: str) -> Q:
    """As the meetings that they belong to."""
    return Q(meeting__in=Meeting.objects.filter(meetings(actor, purpose)).values("pk"))


@visible_to(Sponsorship)
def sponsorships(actor: Actor, purpose: str) -> Q:
    """Who keeps groups sees all; a focal point what is public."""
    if actor.roles & KEEPERS:
        return EVERYTHING
    return Q(classification="public") if "focal_point" in actor.roles else NOTHING

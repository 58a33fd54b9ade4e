"""Who may do and see what in the calendar of duties, its feeds and reminders, and in handing work over."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.people.models import Organisation
from zotim.core.prepared import Prepared
from zotim.register.duties.models import (
    Duty,
    DutyMet,
    DutyReminder,
    Feed,
    Handover,
    HandoverContent,
    HandoverFile,
    ReminderWish,
)
from zotim.register.policy import CENTRE, FOREIGN, OWN_BODY, REGISTER, own_body

READERS = REGISTER | FOREIGN
"""Those for whom something is due in the register."""


def own_work(actor: Actor, obj: Any) -> bool:
    """The centre, or a focal point of the body itself, or of the one that a pack is about."""
    body = obj.pk if isinstance(obj, Organisation) else obj.organisation_id
    return bool(actor.roles & CENTRE) or body in actor.organisations("focal_point")


def own_feed(actor: Actor, feed: Feed) -> bool:
    """One's own, acting for oneself: a deputy carries nobody else's calendar away."""
    return actor.on_behalf_of_id is None and feed.user_id == actor.user_id


OWN_WORK = _("the centre, or a focal point of the body")

actions(
    Action("register.duty.view", _("See an entry of the calendar"), READERS, "register.duty.viewed"),
    Action("register.duty.add", pgettext_lazy("right", "Add an entry to the calendar"), CENTRE, "register.duty.added"),
    Action("register.duty.change", _("Change an entry of the calendar, or end it"), CENTRE, "register.duty.changed"),
    Action("register.duty.meet", _("Say that a duty was met"), REGISTER, "register.duty.met", OWN_BODY, own_body),
    Action("register.feed.list", _("See the addresses by which one's calendar is read"), READERS, "register.feeds.listed"),
    Action("register.feed.make", _("Make an address for one's own calendar"), READERS, "register.feed.made"),
    Action("register.feed.end", _("Revoke an address of one's own calendar"), READERS, "register.feed.ended", _("one's own"), own_feed),
    Action("register.reminder.choose", _("Choose on which days one is reminded"), READERS, "register.reminders.chosen"),
    Action("register.reminder.open", _("Go from a reminder to what is due"), READERS, "register.reminder.opened"),
    Action("register.work.view", _("See the whole work of a body"), REGISTER, "register.work.viewed", OWN_WORK, own_work),
    Action("register.handover.list", _("List handover packs"), REGISTER, "register.handovers.listed"),
    Action("register.handover.view", _("Read a handover pack"), REGISTER, "register.handover.viewed", OWN_WORK, own_work),
    Action("register.handover.download", _("Download a handover pack"), REGISTER, "register.handover.downloaded", OWN_WORK, own_work),
    Action("register.handover.make", _("Make a pack for the next focal point of a body"), REGISTER, "register.handover.made", OWN_WORK, own_work),
    Action("register.handover.give", _("Hand open work to the next focal point"), CENTRE, "register.handover.handed"),
    Action("register.handover.left", _("See what ended accounts still hold"), CENTRE, "register.left.listed"),
)  # fmt: skip


@visible_to(Duty)
def entries(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point what is their bodies' and what is public; who clears, what is public."""
    if actor.roles & CENTRE:
        return EVERYTHING
    if actor.roles & READERS:
        return Q(lead__in=actor.organisations("focal_point")) | Q(classification="public")
    return NOTHING


@visible_to(DutyMet)
def met(actor: Actor, purpose: str) -> Q:
    """As the entries."""
    seen = entries(actor, purpose)
    return seen if seen is EVERYTHING else Q(duty__in=Prepared(_seen_duties, seen))


def _seen_duties(seen: Q) -> QuerySet[Duty]:
    return Duty.objects.filter(seen)


@visible_to(Feed, ReminderWish, DutyReminder)
def ones_own(actor: Actor, purpose: str) -> Q:
    """One's own, and nobody else's; a deputy's are the deputy's."""
    return Q(user_id=actor.user_id)


@visible_to(Handover)
def handovers(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point those of their bodies."""
    return EVERYTHING if actor.roles & CENTRE else Q(organisation__in=actor.organisations("focal_point"))


@visible_to(HandoverContent, HandoverFile)
def parts_of_handovers(actor: Actor, purpose: str) -> Q:
    """As the packs."""
    return Q(handover__in=Handover.objects.filter(handovers(actor, purpose)))

"""Who may do what in the travel channel: its officers, and border police for what is referred to them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.core.retention.policy import KEEPERS as RECORD_KEEPERS
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.asking.policy import RETENTION, channels_of
from zotim.desks.screening.lists.policy import OFFICERS
from zotim.desks.screening.travel.models import MaskedPassenger, Message, Opening, Passenger, Referral

BORDER_OFFICER = Role("border_officer", _("Officer of border police"))
roles(BORDER_OFFICER)

TRAVEL = frozenset({OFFICERS["travel"].code})
BORDER = frozenset({BORDER_OFFICER.code})
HANDED = ("sent", "taken", "answered", "closed")
"""States of a referral in which border police see it."""
ANOTHER = _("another person than the one who began it, deputies included")

actions(
    Action("screening.message.list", _("List messages of airlines"), TRAVEL, "screening.messages.listed"),
    Action("screening.message.view", _("See a message of an airline: counts, problems, alerts"), TRAVEL, "screening.message.viewed"),
    Action("screening.message.take", pgettext_lazy("right", "Put in messages of airlines"), TRAVEL, "screening.message.received"),
    Action("screening.opening.ask", _("Look for somebody in a message, saying what for"), TRAVEL, "screening.opening.asked"),
    Action("screening.opening.view", _("See who was looked for in a message, and oneself whom it found"), TRAVEL, "screening.opening.viewed"),
    Action("screening.opening.decide", _("Decide whether masked names are opened for somebody else"), TRAVEL, "screening.opening.decided", ANOTHER),
    Action("screening.question.ask_by_zone", _("Look up the holder of a passport by its lines"), TRAVEL, "screening.question.asked"),
    Action("screening.referral.list", _("List referrals to border police"), TRAVEL | BORDER, "screening.referrals.listed"),
    Action("screening.referral.view", _("See a referral to border police"), TRAVEL | BORDER, "screening.referral.viewed"),
    Action("screening.referral.draft", _("Decide that border police are asked about a traveller"), TRAVEL, "screening.referral.drafted"),
    Action("screening.referral.see", _("See a referral as the second person, and send it or not"), TRAVEL, "screening.referral.sent", ANOTHER),
    Action("screening.referral.take", _("Take a referral at the border"), BORDER, "screening.referral.taken"),
    Action("screening.referral.answer", _("Answer a referral at the border"), BORDER, "screening.referral.answered"),
    Action("screening.referral.close", _("Close a referral that was answered"), TRAVEL, "screening.referral.closed"),
)  # fmt: skip


def works_here(actor: Actor) -> bool:
    """Whether somebody works in the travel channel now."""
    return Channel.TRAVEL in channels_of(actor)


@visible_to(Message)
def messages(actor: Actor, purpose: str) -> Q:
    """Officers of travel; those who keep records count masked ones, and read nothing."""
    if purpose == RETENTION:
        return Q(masked_at__isnull=False) if actor.roles & RECORD_KEEPERS else NOTHING
    return EVERYTHING if works_here(actor) else NOTHING


@visible_to(Passenger, MaskedPassenger, Opening)
def people(actor: Actor, purpose: str) -> Q:
    """Officers of travel. Whom a request found only who asked sees (``services.openings``)."""
    return EVERYTHING if purpose != RETENTION and works_here(actor) else NOTHING


@visible_to(Referral)
def referrals(actor: Actor, purpose: str) -> Q:
    """Officers of travel; border police those that were sent; those who keep records count what is over."""
    if purpose == RETENTION:
        return Q(over_at__isnull=False) if actor.roles & RECORD_KEEPERS else NOTHING
    if works_here(actor):
        return EVERYTHING
    return Q(state__in=HANDED) if actor.roles & BORDER else NOTHING

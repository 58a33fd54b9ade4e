"""Every read of the travel channel; each takes the actor. What is sealed is opened for a page and no longer."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.travel.models import Message, Opening, Referral
from zotim.desks.screening.travel.policy import works_here
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.states import OPEN, SEE


def messages(actor: Actor) -> QuerySet[Message]:
    """Messages of airlines, the newest first."""
    return Message.objects.filter(visible(Message, actor)).order_by("-received_at", "-pk")


def message(actor: Actor, pk: UUID) -> Message:
    """One of them. Raises NotVisible."""
    return get_visible(Message.objects.select_related("taken_by"), actor, pk=pk)


def alerts_of(actor: Actor, message: Message) -> QuerySet[Alert]:
    """The alerts about people in a message, what is due first."""
    rows = Alert.objects.filter(visible(Alert, actor), question__passengers__message=message).distinct()
    return rows.defer("reason", "objection").order_by("due_at", "pk")


def openings(actor: Actor, message: Message) -> QuerySet[Opening]:
    """Who looked for somebody in a message, the newest first; not whom."""
    rows = Opening.objects.filter(visible(Opening, actor), message=message).select_related("asked_by", "decided_by")
    return rows.defer("whom", "purpose", "reason").order_by("-created_at", "-pk")


def opening(actor: Actor, pk: UUID) -> Opening:
    """One request. Raises NotVisible."""
    rows = Opening.objects.select_related("message", "asked_by", "asked_for", "decided_by")
    return get_visible(rows, actor, pk=pk)


def openings_to_decide(actor: Actor) -> QuerySet[Opening]:
    """Requests of others that wait for a second person."""
    rows = Opening.objects.filter(visible(Opening, actor), waiting_for(actor, OPEN), state="asked")
    return rows.select_related("message").defer("whom", "purpose", "reason").order_by("created_at", "pk")


@dataclass(frozen=True, slots=True)
class Said:
    """What is sealed about a referral; None where it can't be read any more."""

    person: dict[str, Any] | None
    request: str | None
    returned: str | None
    found: str | None


def referrals(actor: Actor) -> QuerySet[Referral]:
    """Referrals; border police see those that were sent. What an answer is wanted on first stands first."""
    rows = Referral.objects.filter(visible(Referral, actor))
    return rows.defer("person", "request", "returned", "found").order_by("due_at", "pk")


def referral(actor: Actor, pk: UUID) -> Referral:
    """One of them, with its alert where that is one's own. Raises NotVisible."""
    people = ("drafted_by", "seen_by", "taken_by", "answered_by", "closed_by")
    joined = (*people, "alert") if works_here(actor) else people
    return get_visible(Referral.objects.select_related(*joined), actor, pk=pk)


def said(actor: Actor, referral: Referral) -> Said:
    """What is sealed about it."""
    texts = (TEXTS.text(actor, referral, name) for name in ("request", "returned", "found"))
    return Said(TEXTS.values(actor, referral, "person"), *texts)


def referrals_on(actor: Actor, alert: Alert) -> QuerySet[Referral]:
    """What border police were asked about an alert, the newest first."""
    return referrals(actor).filter(alert=alert).order_by("-created_at")


def alert(actor: Actor, pk: UUID) -> Alert:
    """The alert on which a referral is to rest. Raises NotVisible."""
    return get_visible(Alert.objects.select_related("listed__source", "question"), actor, pk=pk)


def to_see(actor: Actor) -> QuerySet[Referral]:
    """Referrals on which somebody else decided and that wait for a second person."""
    return referrals(actor).filter(waiting_for(actor, SEE), state="drafted")


def at_the_border(actor: Actor, now: datetime) -> QuerySet[Referral]:
    """Referrals that border police have to take or answer: those that nobody took, one's own, and those that somebody
    else took and whose answer is late."""
    mine = Q(taken_by__in=actor.people) | Q(due_at__lte=now)
    return referrals(actor).filter(Q(state="sent") | Q(state="taken") & mine)


def late(actor: Actor, now: datetime) -> QuerySet[Referral]:
    """Referrals that border police should have answered."""
    return referrals(actor).filter(state__in=["sent", "taken"], due_at__lte=now)


def answered(actor: Actor) -> QuerySet[Referral]:
    """Referrals whose answer nobody has closed."""
    return referrals(actor).filter(state="answered").order_by("answered_at", "pk")

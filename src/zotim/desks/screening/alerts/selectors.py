"""Every read of alerts; each takes the actor. What is sealed is opened here, for the page of one alert."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.two import own
from zotim.core.search.services import counted
from zotim.desks.screening.alerts.models import DUE, LAPSES, Alert, Pair, PastVerdict
from zotim.desks.screening.alerts.sealed import TEXTS
from zotim.desks.screening.alerts.verdicts import evidence
from zotim.desks.screening.asking.selectors import Opened, held

SOON = timedelta(hours=1)
"""How long before its clock runs out people are told of an alert."""


@dataclass(frozen=True, slots=True)
class Said:
    """A verdict with its reason, and why it was contested; empty texts where they can't be read any more."""

    verdict: Alert | PastVerdict
    reason: str
    objection: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many there are, as far as they are counted, and whether there are more."""

    number: int
    more: bool


def queue(actor: Actor, channel: str) -> QuerySet[Alert]:
    """The alerts of a channel about which a verdict is due: by the end of the clock, then by what can't wait."""
    rows = Alert.objects.filter(visible(Alert, actor), DUE, channel=channel)
    return rows.defer("reason", "objection").select_related("taken_by").order_by("due_at", "waits", "pk")


def decided(actor: Actor, channel: str) -> QuerySet[Alert]:
    """The alerts of a channel about which a verdict stands, the newest first."""
    rows = Alert.objects.filter(visible(Alert, actor), ~DUE, channel=channel, decided_at__isnull=False)
    return rows.defer("reason", "objection").select_related("decided_by").order_by("-decided_at", "-pk")


def looked_at(border: datetime) -> Q:
    """Those that somebody looks at, *border* being the moment before which a look has lapsed."""
    return Q(taken_by__isnull=False, taken_at__gt=border)


def lapse() -> datetime:
    """Before this moment a look has lapsed now."""
    return timezone.now() - LAPSES


def next_in_queue(actor: Actor, channel: str) -> Alert | None:
    """The first alert of the queue at which nobody else is and that the actor may decide; None where there is none.

    One of which they said that they can't tell comes after all others: else it would be the next one for ever.
    """
    contested = PastVerdict.objects.filter(own(actor, "decided"), contested_by__isnull=False)
    rows = queue(actor, channel).exclude(looked_at(lapse()) & ~Q(taken_by__in=actor.people))
    before = Q(state="contested") & own(actor, "decided") | Q(pk__in=contested.values("alert_id"))
    rows = rows.exclude(before)
    return rows.exclude(Q(state="unknown") & own(actor, "decided")).first() or rows.first()


def mine(actor: Actor) -> QuerySet[Alert]:
    """The alerts at which the actor is now, what is due first."""
    rows = Alert.objects.filter(visible(Alert, actor), looked_at(lapse()), taken_by__in=actor.people)
    return rows.filter(DUE).defer("reason", "objection").order_by("due_at", "waits", "pk")


def due_by(actor: Actor, channel: str, moment: datetime) -> Counted:
    """How many alerts of the queue are due by then. Counted so far only."""
    return Counted(*counted(queue(actor, channel).filter(due_at__lte=moment)))


def alert(actor: Actor, pk: UUID) -> Alert:
    """One alert of one's channel. Raises NotVisible."""
    rows = Alert.objects.select_related(
        "question__generation", "listed__source", "listed__until", "taken_by", "decided_by", "contested_by"
    )
    return get_visible(rows, actor, pk=pk)


def asked_for(actor: Actor, alert: Alert) -> Opened:
    """Who was asked for, and the answer, of an alert that the actor may see."""
    return held(actor, alert.question)


def said(actor: Actor, alert: Alert) -> Said | None:
    """What is said of it now, if anything."""
    return _opened(actor, alert) if alert.verdict else None


def said_before(actor: Actor, alert: Alert) -> list[Said]:
    """What was said of this pair before, the newest first: of this alert, and of others of the same two, whatever the
    list said of the entry then."""
    past = PastVerdict.objects.filter(visible(PastVerdict, actor), alert=alert).select_related("decided_by", "alert")
    others = Alert.objects.filter(
        visible(Alert, actor), channel=alert.channel, identity=alert.identity,
        listed__source_id=alert.listed.source_id, listed__listed_id=alert.listed.listed_id,
    ).exclude(pk=alert.pk).exclude(verdict="").select_related("decided_by").order_by("-decided_at")[:20]  # fmt: skip
    found = [*(_opened(actor, one) for one in past), *(_opened(actor, one) for one in others)]
    return sorted(found, key=lambda one: str(one.verdict.decided_at), reverse=True)


def told_apart_before(actor: Actor, alert: Alert) -> Pair | None:
    """The pair that was remembered of these two before this alert was raised, the newest; None where there was none."""
    rows = Pair.objects.filter(
        visible(Pair, actor), channel=alert.channel, identity=alert.identity, source_id=alert.listed.source_id,
        listed_id=alert.listed.listed_id, created_at__lt=alert.created_at,
    ).exclude(alert=alert)  # fmt: skip
    return rows.select_related("alert__listed").order_by("-created_at").first()


def alike(actor: Actor, alert: Alert) -> list[Alert]:
    """Other alerts that wait and have the same evidence, at which nobody else is: one reason may do for all."""
    rows = Alert.objects.filter(visible(Alert, actor), state__in=["open", "taken", "unknown"], **evidence(alert))
    free = rows.exclude(pk=alert.pk).exclude(looked_at(lapse()) & ~Q(taken_by__in=actor.people))
    return list(free.defer("reason", "objection").order_by("due_at", "pk")[:100])


def _opened(actor: Actor, row: Alert | PastVerdict) -> Said:
    return Said(row, *(TEXTS.opened(actor, row, field).text for field in ("reason", "objection")))


def cited(actor: Actor, channel: str, reference: str) -> Alert:
    """One alert of a channel by its reference. Raises NotVisible."""
    rows = Alert.objects.defer("reason", "objection").select_related("listed__source")
    return get_visible(rows, actor, reference=reference, channel=channel)

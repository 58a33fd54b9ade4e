"""Every read of customers and files; each takes the actor. Who a customer is is opened here, for their own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.two import own
from zotim.desks.screening.alerts.models import DUE, Alert
from zotim.desks.screening.finance.models import Customer, Delivery, Met, Round
from zotim.desks.screening.finance.sealed import TEXTS, Held, opened


@dataclass(frozen=True, slots=True)
class Whence:
    """From where an alert came: a customer, or a payment of a file and what is kept of it."""

    met: Met
    payment: dict[str, Any]


def customers(actor: Actor) -> QuerySet[Customer]:
    """Customers, the newest first, with how many alerts about them wait, as far as the actor sees alerts."""
    waiting = Alert.objects.filter(visible(Alert, actor), DUE, question__met__customer=OuterRef("pk")).order_by()
    number = waiting.values("question__met__customer").annotate(number=Count("pk")).values("number")
    rows = Customer.objects.filter(visible(Customer, actor)).defer("sealed")
    return rows.annotate(open=Coalesce(Subquery(number, IntegerField()), 0)).order_by("-created_at", "-pk")


def customer(actor: Actor, pk: UUID) -> Customer:
    """A customer. Raises NotVisible."""
    return get_visible(Customer.objects.select_related("generation", "delivery"), actor, pk=pk)


def held(actor: Actor, found: Customer) -> Held | None:
    """Who it is; None where that can't be read any more."""
    return opened(actor, found)


def alerts_of(actor: Actor, found: Customer) -> QuerySet[Alert]:
    """Alerts about a customer, the newest first."""
    rows = Alert.objects.filter(visible(Alert, actor), question__met__customer=found)
    return rows.defer("reason", "objection").select_related("listed__source").order_by("-created_at", "-pk")


def whence(actor: Actor, alert: Alert) -> Whence | None:
    """From where an alert came; None for one that somebody's look-up raised."""
    rows = Met.objects.filter(visible(Met, actor), question=alert.question_id).select_related("customer", "delivery")
    met = rows.first()
    return None if met is None else Whence(met, TEXTS.values(actor, met, "payment") or {})


def deliveries(actor: Actor) -> QuerySet[Delivery]:
    """Files that were put in, the newest first."""
    rows = Delivery.objects.filter(visible(Delivery, actor)).defer("content")
    return rows.select_related("taken_by").order_by("-created_at", "-pk")


def delivery(actor: Actor, pk: UUID) -> Delivery:
    """One of them. Raises NotVisible."""
    rows = Delivery.objects.defer("content").select_related("taken_by", "taken_for", "decided_by", "decided_for")
    return get_visible(rows, actor, pk=pk)


def held_back(actor: Actor) -> QuerySet[Delivery]:
    """Files that wait for another person than who put them in."""
    return deliveries(actor).filter(state="held").exclude(own(actor, "taken")).order_by("created_at")


def rounds(actor: Actor, most: int = 5) -> Sequence[Round]:
    """How everybody was asked after lists changed, the last times."""
    return list(Round.objects.filter(visible(Round, actor)).select_related("generation")[:most])


def delivery_cited(actor: Actor, reference: str) -> Delivery:
    """One of them by its reference. Raises NotVisible."""
    return get_visible(Delivery.objects.defer("content"), actor, reference=reference)


def alerts_in(actor: Actor, found: Delivery) -> list[Alert]:
    """The alerts that a file of payments raised, as far as the actor sees alerts, in the order of the file."""
    rows = Alert.objects.filter(visible(Alert, actor), question__met__delivery=found)
    return list(rows.defer("reason", "objection").select_related("listed__source").order_by("created_at", "pk"))

"""Who leads a return operation, and who sees one of its people. ``walls.py`` says the same to the database."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.policy import NOTHING, Action, actions, visible_to
from zotim.core.retention.policy import KEEPERS
from zotim.desks.reintegration.cases.policy import RETENTION, SUPERVISOR, WORKERS
from zotim.desks.reintegration.operations.models import ReturnOperation, Traveller


def leads(actor: Actor, operation: ReturnOperation) -> bool:
    """Who leads it, before it has ended."""
    return ReturnOperation.objects.filter(_led(actor), pk=operation.pk).exists()


def _leads(actor: Actor, traveller: Any) -> bool:
    return leads(actor, traveller.operation)


LEADS = _("who leads the operation, before it has ended")

actions(
    Action("reintegration.returnoperation.list", _("List the return operations that one leads or works for"), WORKERS, "reintegration.returnoperations.listed"),
    Action("reintegration.returnoperation.view", _("See a return operation, and those of its people for whom one works"), WORKERS, "reintegration.returnoperation.viewed"),
    Action("reintegration.returnoperation.open", pgettext_lazy("right", "Begin a return operation"), SUPERVISOR, "reintegration.returnoperation.opened"),
    Action("reintegration.returnoperation.lead", _("Call a return operation off"), SUPERVISOR, "reintegration.returnoperation.ended", LEADS, leads),
    Action("reintegration.traveller.enter", _("Enter who comes back with a group, or put it right"), SUPERVISOR, "reintegration.traveller.entered", LEADS, leads),
    Action("reintegration.traveller.open_case", _("Open the case of somebody who comes back with a group"), SUPERVISOR, "reintegration.traveller.has_case", LEADS, _leads),
)  # fmt: skip


def _led(actor: Actor) -> Q:
    if not actor.roles & SUPERVISOR:
        return NOTHING
    return Q(led_by_id=holder_of(actor), state="planned")


def _theirs(actor: Actor) -> Q:
    """People for whom the actor works, before the operation has ended."""
    if not actor.roles & WORKERS:
        return NOTHING
    return Q(worker_id=holder_of(actor), operation__state="planned")


@visible_to(ReturnOperation)
def operations(actor: Actor, purpose: str) -> Q:
    """Who leads it, and who works for one of its people; nobody once it has ended. For retention those that ended."""
    if purpose == RETENTION:
        return Q(state="ended") if actor.roles & KEEPERS else NOTHING
    if purpose:
        return NOTHING
    return _led(actor) | Q(pk__in=Traveller.objects.filter(_theirs(actor)).values("operation_id"))


@visible_to(Traveller)
def travellers(actor: Actor, purpose: str) -> Q:
    """Who leads the operation, and who works for this one; nobody once it has ended."""
    if purpose:
        return NOTHING
    return Q(operation__in=ReturnOperation.objects.filter(_led(actor)).values("pk")) | _theirs(actor)

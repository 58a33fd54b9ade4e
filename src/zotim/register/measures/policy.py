"""Who may do and see what about measures and their money and obstacles. Nothing else decides it."""

from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.prepared import Prepared
from zotim.register.measures.models import BudgetLine, Obstacle
from zotim.register.models import Measure
from zotim.register.policy import (
    CENTRE,
    OWN_BODY,
    REGISTER,
    TAKES_PART,
    led_or_public,
    own_and_units,
    own_body,
    supported_by,
    takes_part,
)

actions(
    Action("register.measure.list", _("List measures"), REGISTER, "register.measures.listed"),
    Action("register.measure.view", _("See a measure"), REGISTER, "register.measure.viewed"),
    Action("register.measure.add", _("Add a measure to a commitment"), REGISTER, "register.measure.added", OWN_BODY, own_body),
    Action("register.measure.move", _("Say how far a measure is"), REGISTER, "register.measure.moved", OWN_BODY, own_body),
    Action("register.measure.change", _("Change a measure"), REGISTER, "register.measure.changed", OWN_BODY, own_body),
    Action("register.measure.serve", _("Say which commitments a measure serves"), REGISTER, "register.measure.served", OWN_BODY, own_body),
    Action("register.budget.change", _("Say what a measure costs and who pays"), REGISTER, "register.budget.changed", OWN_BODY, own_body),
    Action("register.obstacle.tell", _("Tell what stands in the way of a measure, and when it is gone"), REGISTER, "register.obstacle.told", TAKES_PART, takes_part),
)  # fmt: skip


@visible_to(Measure)
def measures(actor: Actor, purpose: str) -> Q:
    """The centre sees all; a focal point what their bodies and the units of these lead or support, what is public, and
    where one of these bodies is the one that can take an obstacle away, for as long as it is there."""
    seen = led_or_public(actor)
    if "focal_point" in actor.roles and not actor.roles & CENTRE:
        own = own_and_units(actor)
        seen |= Q(pk__in=supported_by(own)) | Q(pk__in=Prepared(_to_be_cleared, own))
    return seen


def _to_be_cleared(by: frozenset[UUID]) -> QuerySet[Obstacle, Any]:
    return Obstacle.objects.filter(remover__in=by, removed_on=None).values("measure_id")


def _of_those_who_take_part(actor: Actor) -> Q:
    own = own_and_units(actor)
    return Q(measure__lead__in=own) | Q(measure__in=supported_by(own))


@visible_to(BudgetLine)
def budget(actor: Actor, purpose: str) -> Q:
    """The centre, and the bodies that lead or support the measure: a measure that is public doesn't make its money so."""
    if actor.roles & CENTRE:
        return EVERYTHING
    return _of_those_who_take_part(actor) if "focal_point" in actor.roles else NOTHING


@visible_to(Obstacle)
def obstacles(actor: Actor, purpose: str) -> Q:
    """As the budget; and what a body can take away is shown to that body, as long as it is there."""
    if actor.roles & CENTRE:
        return EVERYTHING
    if "focal_point" not in actor.roles:
        return NOTHING
    return _of_those_who_take_part(actor) | Q(remover__in=own_and_units(actor), removed_on=None)

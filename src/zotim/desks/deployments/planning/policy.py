"""Who may do and see what about plans of rotations. ``walls.py`` says the same to the database. The centre sees none:
they say who might be sent."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NOTHING, Action, actions, visible_to
from zotim.desks.deployments.missions.policy import OFFICERS, SENDS, sends
from zotim.desks.deployments.planning.models import Plan, PlannedTour

actions(
    Action("deployments.plan.view", _("See a plan of rotations"), OFFICERS, "deployments.plan.viewed"),
    Action("deployments.plan.compare", _("Compare two plans of rotations"), OFFICERS, "deployments.plans.compared"),
    Action("deployments.plan.ask", _("Have rotations of a mission planned, or what would be if something were otherwise"), OFFICERS, "deployments.plan.asked", SENDS, sends),
    Action("deployments.plan.accept", _("Accept a plan of rotations: its tours are proposed"), OFFICERS, "deployments.plan.accepted", SENDS, sends),
    Action("deployments.plan.drop", _("Set a plan of rotations aside"), OFFICERS, "deployments.plan.dropped", SENDS, sends),
)  # fmt: skip


def of_own_body(prefix: str) -> Any:
    """A predicate for plans: officers of the body that sends, and nobody else."""

    def predicate(actor: Actor, purpose: str) -> Q:
        own = actor.organisations(*OFFICERS)
        return Q(**{f"{prefix}mission__lead__in": own}) if own else NOTHING

    return predicate


visible_to(Plan)(of_own_body(""))
visible_to(PlannedTour)(of_own_body("plan__"))

"""Who may do and see what about missions. Nothing else decides it."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, Role, actions, roles, visible_to
from zotim.desks.deployments.missions.models import Billet, Mandate, Mission, Pledge
from zotim.register.policy import CENTRE, COORDINATOR, DOERS, REGISTER

roles(Role("deployment_officer", _("Officer for deployments"), kinds=DOERS))

OFFICERS = frozenset({"deployment_officer"})
READERS = OFFICERS | REGISTER
CONFIRMERS = OFFICERS | COORDINATOR


def _sends(actor: Actor, mission: Mission) -> bool:
    return mission.lead_id in actor.organisations(*OFFICERS)


def sends(actor: Actor, obj: Any) -> bool:
    """Officer of the body that sends people to the mission, which isn't over."""
    mission = obj if isinstance(obj, Mission) else obj.mission
    return mission.state != "ended" and _sends(actor, mission)


def confirms(actor: Actor, mandate: Mandate) -> bool:
    """The coordinator, or an officer of the body that sends."""
    return bool(actor.roles & COORDINATOR) or _sends(actor, mandate.mission)


def speaks_for(actor: Actor, obj: Any) -> bool:
    """The centre, or the focal point of the body that sends people to the mission, which isn't over."""
    mission = obj if isinstance(obj, Mission) else obj.mission
    own = bool(actor.roles & CENTRE) or mission.lead_id in actor.organisations("focal_point")
    return own and mission.state != "ended"


SENDS = _("officer of the body that sends, while the mission isn't over")
CONFIRMS = _("another person than who entered it: the coordinator, or an officer of the body that sends")
SPEAKS = _("the centre, or the focal point of the body that sends, while the mission isn't over")

actions(
    Action("deployments.mission.list", _("List missions"), READERS, "deployments.missions.listed"),
    Action("deployments.mission.view", _("See a mission with its mandates and billets"), READERS, "deployments.mission.viewed"),
    Action("deployments.mission.paper", _("Take a mission as a paper for the assembly"), READERS, "deployments.mission.taken"),
    Action("deployments.mission.add", pgettext_lazy("right", "Put a mission on record"), OFFICERS, "deployments.mission.added"),
    Action("deployments.mission.change", _("Say which route a mission takes, and until when it lasts"), OFFICERS, "deployments.mission.changed", SENDS, sends),
    Action("deployments.mission.move", _("Say that a mission has begun or ended"), OFFICERS, "deployments.mission.moved", SENDS, sends),
    Action("deployments.mandate.enter", pgettext_lazy("right", "Enter a mandate"), OFFICERS, "deployments.mandate.entered", SENDS, sends),
    Action("deployments.mandate.view", _("See a mandate"), READERS, "deployments.mandate.viewed"),
    Action("deployments.mandate.confirm", _("Confirm a mandate that somebody else entered"), CONFIRMERS, "deployments.mandate.decided", CONFIRMS, confirms),
    Action("deployments.mandate.end", pgettext_lazy("right", "Use a mandate no more"), OFFICERS, "deployments.mandate.ended", SENDS, sends),
    Action("deployments.billet.add", _("Offer a billet to a mission"), OFFICERS, "deployments.billet.added", SENDS, sends),
    Action("deployments.billet.view", _("See a billet"), READERS, "deployments.billet.viewed"),
    Action("deployments.billet.move", _("Say that a mission accepted a billet, or withdraw it"), OFFICERS, "deployments.billet.moved", SENDS, sends),
    Action("deployments.pledge.view", _("See what was promised of a mission, and how far it is kept"), READERS, "deployments.pledge.viewed"),
    Action("deployments.pledge.add", _("Say what the number of a commitment is a number of"), REGISTER, "deployments.pledge.added", SPEAKS, speaks_for),
    Action("deployments.pledge.withdraw", _("Take back what a number was said to be a number of"), REGISTER, "deployments.pledge.withdrawn", SPEAKS, speaks_for),
    Action("deployments.pledge.tie", _("Say which billets keep what was promised"), OFFICERS, "deployments.pledge.tied", SENDS, sends),
)  # fmt: skip


def of_own_body(prefix: str) -> Any:
    """A predicate for what belongs to a mission: the centre sees all, a body what it sends people to."""

    def predicate(actor: Actor, purpose: str) -> Q:
        if actor.roles & CENTRE:
            return EVERYTHING
        own = actor.organisations("focal_point", *OFFICERS)
        return Q(**{f"{prefix}lead__in": own}) if own else NOTHING

    return predicate


visible_to(Mission)(of_own_body(""))
visible_to(Mandate, Billet, Pledge)(of_own_body("mission__"))

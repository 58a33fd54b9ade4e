"""Who may do and see what about people who may be sent. ``walls.py`` says the same to the database."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.core.retention.policy import KEEPERS
from zotim.desks.deployments.missions.policy import OFFICERS
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.register.policy import CENTRE

RETENTION = "retention"
"""For which those who look after records are told how many left the list long ago."""


def keeps(actor: Actor, obj: Any) -> bool:
    """Officer of the body that may send them, while they are on the list."""
    nominee = obj if isinstance(obj, Nominee) else obj.nominee
    return nominee.state == "listed" and nominee.lead_id in actor.organisations(*OFFICERS)


KEEPS = _("officer of the body that may send them, while they are on the list")

actions(
    Action("deployments.nominee.list", _("List the people whom one's body may send, by staff number"), OFFICERS, "deployments.nominees.listed"),
    Action("deployments.nominee.view", _("See somebody whom one's body may send, with their name"), OFFICERS, "deployments.nominee.viewed"),
    Action("deployments.nominee.add", _("Put somebody on the list of those who may be sent"), OFFICERS, "deployments.nominee.added"),
    Action("deployments.nominee.change", _("Put right what is kept of somebody who may be sent"), OFFICERS, "deployments.nominee.changed", KEEPS, keeps),
    Action("deployments.nominee.leave", _("Take somebody off the list of those who may be sent"), OFFICERS, "deployments.nominee.left", KEEPS, keeps),
    Action("deployments.nominee.clear", _("Say which clearance somebody has, and until when"), OFFICERS, "deployments.nominee.cleared", KEEPS, keeps),
    Action("deployments.qualification.enter", _("Enter a qualification of somebody who may be sent"), OFFICERS, "deployments.qualification.entered", KEEPS, keeps),
    Action("deployments.qualification.end", _("Take out a qualification"), OFFICERS, "deployments.qualification.ended", KEEPS, keeps),
    Action("deployments.fitness.enter", _("Say that somebody is fit or unfit, and until when"), OFFICERS, "deployments.fitness.entered", KEEPS, keeps),
    Action("deployments.nominee.ending", _("See what of the people whom one's body may send ends when"), OFFICERS, "deployments.expiries.listed"),
    Action("deployments.nominee.count", _("See how many people each body may send"), CENTRE, "deployments.nominees.counted"),
)  # fmt: skip


def of_own_body(prefix: str) -> Any:
    """A predicate for what belongs to a nominee: officers see those of their body; nobody at the centre sees any."""

    def predicate(actor: Actor, purpose: str) -> Q:
        if purpose == RETENTION:
            return EVERYTHING if actor.roles & KEEPERS else NOTHING
        own = actor.organisations(*OFFICERS)
        return Q(**{f"{prefix}lead__in": own}) if own else NOTHING

    return predicate


visible_to(Nominee)(of_own_body(""))
visible_to(Qualification, Fitness)(of_own_body("nominee__"))

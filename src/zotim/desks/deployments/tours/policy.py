"""Who may do and see what about tours. ``walls.py`` says the same to the database."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.deployments.missions import policy as missions
from zotim.desks.deployments.missions.policy import OFFICERS, SENDS, sends
from zotim.desks.deployments.people import policy as people
from zotim.desks.deployments.tours.models import Terms, Tour


def of_body(actor: Actor, tour: Any) -> bool:
    """Officer of the body that sends them, whatever became of the mission: whoever is there has to come back."""
    return tour.nominee.lead_id in actor.organisations(*OFFICERS)


OF_BODY = _("officer of the body that sends them")

actions(
    Action("deployments.tour.view", _("See who holds a billet from when until when, and what they lack"), OFFICERS, "deployments.tour.viewed"),
    Action("deployments.tour.list", _("See whose tours are to come, and what they lack"), OFFICERS, "deployments.tours.listed"),
    Action("deployments.tour.propose", _("Propose somebody for a billet"), OFFICERS, "deployments.tour.proposed", SENDS, sends),
    Action("deployments.tour.change", _("Change the days of a tour that hasn't begun"), OFFICERS, "deployments.tour.changed", OF_BODY, of_body),
    Action("deployments.tour.move", _("Agree to a tour, say that somebody set out, is there, is back, or call it off"), OFFICERS, "deployments.tour.moved", OF_BODY, of_body),
    Action("deployments.terms.set", _("Say how long a tour of a mission lasts, its handover and the rest after it"), OFFICERS, "deployments.terms.set", SENDS, sends),
)  # fmt: skip

visible_to(Tour)(people.of_own_body("nominee__"))
visible_to(Terms)(missions.of_own_body("mission__"))

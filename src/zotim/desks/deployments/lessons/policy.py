"""Who may do and see what about lessons: whoever sees the mission reads them, officers of the body write them."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.missions import policy as missions
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.policy import OFFICERS, READERS


def of_body(actor: Actor, obj: Mission | Lesson) -> bool:
    """Officer of the body that sends, also when the mission is over: that is when one learns."""
    mission = obj if isinstance(obj, Mission) else obj.mission
    return mission.lead_id in actor.organisations(*OFFICERS)


OF_BODY = _("officer of the body that sends")

actions(
    Action("deployments.lesson.view", _("See what a mission taught"), READERS, "deployments.lesson.viewed"),
    Action("deployments.lesson.add", _("Put on record what a mission taught"), OFFICERS, "deployments.lesson.added", OF_BODY, of_body),
    Action("deployments.lesson.close", _("Say what was done about what a mission taught"), OFFICERS, "deployments.lesson.closed", OF_BODY, of_body),
)  # fmt: skip

visible_to(Lesson)(missions.of_own_body("mission__"))

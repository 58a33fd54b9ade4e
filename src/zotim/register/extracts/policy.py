"""Who may do and see what about extracts. What is released, the public sees on a site that asks nobody who they are."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.register.extracts.models import Extract, ExtractContent
from zotim.register.policy import CENTRE, COORDINATOR

actions(
    Action("register.extract.list", _("List the versions of the public extract"), CENTRE, "register.extracts.listed"),
    Action("register.extract.view", _("See a version of the public extract, before it is released too"), CENTRE, "register.extract.viewed"),
    Action("register.extract.propose", _("Propose what the public sees"), COORDINATOR, "register.extract.proposed"),
    Action("register.extract.release", _("Release an extract that somebody else proposed"), CENTRE, "register.extract.decided"),
    Action("register.extract.withdraw", _("Withdraw a version from the public"), COORDINATOR, "register.extract.withdrawn"),
)  # fmt: skip


@visible_to(Extract, ExtractContent)
def extracts(actor: Actor, purpose: str) -> Q:
    """Extracts are prepared at the centre."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING

"""Who sees the yearly account, and who publishes the register."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.desks.content.account.models import RegisterEdition
from zotim.desks.content.law.policy import ANOTHER, APPROVERS, EVERYBODY, KEEPERS

PUBLISH = APPROVERS | KEEPERS

actions(
    Action("content.account.view", _("See the yearly account of the content desk"), EVERYBODY, "content.account.viewed"),
    Action("content.registeredition.list", _("List the editions of the public register"), EVERYBODY, "content.editions.listed"),
    Action("content.registeredition.view", _("See an edition of the public register"), EVERYBODY, "content.registeredition.viewed"),
    Action("content.registeredition.enter", _("Put an edition of the public register together"), PUBLISH, "content.registeredition.entered"),
    Action("content.registeredition.confirm", _("Publish an edition of the public register"), PUBLISH, "content.registeredition.decided", ANOTHER),
    Action("content.registeredition.end", pgettext_lazy("right", "Take an edition of the public register back"), PUBLISH, "content.registeredition.ended"),
)  # fmt: skip


@visible_to(RegisterEdition)
def editions(actor: Actor, purpose: str) -> Q:
    """Whoever works at the desk; the public sees what is published on a page of its own."""
    return EVERYTHING if actor.roles & EVERYBODY else NOTHING

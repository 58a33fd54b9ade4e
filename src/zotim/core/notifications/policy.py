"""Who sees a notice: the person it is for, and nobody else, deputies neither."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYBODY, Action, actions, visible_to
from zotim.core.notifications.models import Notification


@visible_to(Notification)
def own_notifications(actor: Actor, purpose: str) -> Q:
    """One's own."""
    return Q(user_id=actor.user_id)


actions(
    Action("notifications.notification.list", _("See what waits for oneself"), EVERYBODY, "notifications.listed"),
    Action("notifications.notification.open", _("Open what a notice leads to"), EVERYBODY, "notifications.opened"),
    Action("notifications.notification.read", _("Mark all notices as read"), EVERYBODY, "notifications.read"),
)

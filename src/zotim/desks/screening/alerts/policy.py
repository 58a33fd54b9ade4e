"""Who may do what with alerts: the officers of their channel, and nobody of the other."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.screening.alerts.models import Alert, Pair
from zotim.desks.screening.asking.policy import channels_of
from zotim.desks.screening.lists.policy import SCREENERS

actions(
    Action("screening.alert.list", _("See the queue of alerts"), SCREENERS, "screening.alerts.listed"),
    Action("screening.alert.view", _("See an alert: who was asked for, and the entry"), SCREENERS, "screening.alert.viewed"),
    Action("screening.alert.take", _("Look at an alert, or put it back"), SCREENERS, "screening.alert.taken"),
    Action("screening.alert.decide", _("Say whether somebody is the one of an entry"), SCREENERS, "screening.alert.decided"),
    Action("screening.alert.contest", _("Contest a verdict"), SCREENERS, "screening.alert.contested"),
)  # fmt: skip


@visible_to(Alert, Pair)
def alerts(actor: Actor, purpose: str) -> Q:
    """Those of the channels in which one works."""
    return Q(channel__in=channels_of(actor))

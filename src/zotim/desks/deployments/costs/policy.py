"""Who may do and see what about costs. They name nobody, so whoever sees a mission sees what it costs."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import Action, actions, visible_to
from zotim.desks.deployments.costs.models import Payment, Rate
from zotim.desks.deployments.missions import policy as missions
from zotim.desks.deployments.missions.policy import OFFICERS, READERS, SENDS, sends

actions(
    Action("deployments.rate.view", _("See what a mission costs, planned and paid"), READERS, "deployments.costs.viewed"),
    Action("deployments.rate.enter", _("Say what a month in a billet or a tour costs"), OFFICERS, "deployments.rate.entered", SENDS, sends),
    Action("deployments.rate.end", _("Say that a rate counts no more"), OFFICERS, "deployments.rate.ended", SENDS, sends),
    Action("deployments.payment.enter", _("Put on record what was paid for a mission"), OFFICERS, "deployments.payment.entered", SENDS, sends),
    Action("deployments.payment.end", _("Say that a payment counts no more"), OFFICERS, "deployments.payment.ended", SENDS, sends),
)  # fmt: skip

visible_to(Rate, Payment)(missions.of_own_body("mission__"))

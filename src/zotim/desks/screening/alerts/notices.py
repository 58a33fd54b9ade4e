"""What officers are told of alerts: that some are due, and how many; never about whom."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zotim.core.access.actor import Actor
from zotim.core.notifications.kinds import Kind, kinds
from zotim.core.ui.show import amount
from zotim.desks.screening.alerts import selectors
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.asking.policy import channels_of

RUNS_OUT = "screening.alert.due"


def _so_many(actor: Actor) -> str:
    """How many are due by now or within the hour, in the channels of whoever reads it."""
    soon, mine = timezone.now() + selectors.SOON, channels_of(actor)
    with in_channels(actor, *mine):
        number = sum(selectors.due_by(actor, channel, soon).number for channel in mine)
    said = ngettext(
        "%(n)s alert is late or due within the hour", "%(n)s alerts are late or due within the hour", number
    )
    return said % {"n": amount(number)}


kinds(
    Kind(RUNS_OUT, _("Alerts on which a verdict is late or due within the hour"), "alerts", about=None, says=_so_many)
)

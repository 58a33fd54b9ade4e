"""Clocks of data calls. A portion's day is chosen by a person, so it is a date of the portion and no clock."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import working_days
from zotim.core.clocks.registry import Clock, clocks

CLEARANCE = Clock(
    "register.reply.clearance",
    _("One step of the clearance of a reply"),
    working_days(3),
    starts=("register.clearance.asked",),
    stops=("register.clearance.cleared", "register.clearance.returned", "register.clearance.withdrawn"),
    legal_source=gettext_noop("Working rule of the centre (to be decided)"),
)

clocks(CLEARANCE)

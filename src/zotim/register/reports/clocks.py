"""Clocks of reports. A body's day for comments is chosen by a person, so it is a date of the hearing and no clock."""

from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import working_days
from zotim.core.clocks.registry import Clock, clocks

ANSWER = Clock(
    "register.hearing.answer",
    _("The centre answers what a body commented"),
    working_days(10),
    starts=("register.hearing.given",),
    stops=("register.hearing.answered", "register.hearing.withdrawn"),
    legal_source="Working rule of the centre (to be decided)",
)

clocks(ANSWER)

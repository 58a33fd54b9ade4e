"""Clocks of the register. No law that somebody verified stands behind them: proposals until the centre decides."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import working_days
from zotim.core.clocks.registry import Clock, clocks

REVIEW = Clock(
    "register.evidence.review",
    _("Review of evidence by a second person"),
    working_days(10),
    starts=("register.evidence.submitted",),
    stops=("register.evidence.accepted", "register.evidence.returned"),
    legal_source=gettext_noop("Working rule of the centre (to be decided)"),
)

clocks(REVIEW)

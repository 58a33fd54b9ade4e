"""By when a body is told that something in a file that it has was withdrawn."""

from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import hours
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.content.law.clocks import PROPOSAL

RECALL = Clock(
    "content.recall.told",
    _("A body is told what of a file that it has was withdrawn"),
    hours(24),
    starts=("content.recall.due",),
    stops=("content.recall.told",),
    legal_source=PROPOSAL,
)
clocks(RECALL)

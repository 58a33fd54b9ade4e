"""Clocks of what was reported. Both are proposals."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.content.intake.models import Item, Urgency

SOURCE = gettext_noop("Proposal of this system: no act says it")
READ = ("content.item.read", "content.item.doubted", "content.item.agreed", "content.item.closed")

FIRST = Clock(
    "content.item.first",
    _("First reading of what was reported"),
    hours(24),
    starts=("content.item.received", "content.item.reopened"),
    stops=READ,
    legal_source=SOURCE,
)
LIFE = Clock(
    "content.item.life",
    _("First reading where a life is in danger"),
    hours(1),
    starts=("content.item.urgent",),
    stops=READ,
    legal_source=SOURCE,
)
clocks(FIRST, LIFE)


def first_due(item: Item, now: datetime, usual: Clock = FIRST) -> datetime:
    """Until when an item is to be read that comes into the queue *now*: sooner where a life is in danger."""
    return (LIFE if item.urgency == Urgency.LIFE else usual).due_at(now)

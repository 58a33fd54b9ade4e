"""Until when a second reader and the adviser have looked at an item. Proposals until the competent body decides."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.audit.services import Who
from zotim.core.clocks.lengths import hours, working_days
from zotim.core.clocks.registry import Clock, clocks
from zotim.core.clocks.services import open_run, start
from zotim.desks.content.intake.clocks import first_due
from zotim.desks.content.intake.models import Item

SOURCE = gettext_noop("Working rule of this installation (to be decided)")

SECOND = Clock(
    "content.reading.second", _("Second reading of an item"), hours(24),
    starts=("content.item.read", "content.item.answered"),
    stops=("content.item.agreed", "content.item.doubted", "content.item.closed"), legal_source=SOURCE,
)  # fmt: skip
ADVICE = Clock(
    "content.reading.advice", _("Answer of the adviser about an item"), working_days(2),
    starts=("content.item.doubted",),
    stops=("content.item.answered", "content.item.agreed", "content.item.closed"), legal_source=SOURCE,
)  # fmt: skip

clocks(SECOND, ADVICE)


def begin(actor: Who, item: Item, clock: Clock) -> datetime:
    """Begin a clock on an item and answer its end: sooner where a life is in danger."""
    now = timezone.now()
    due = first_due(item, now, clock)
    if open_run(clock.code, item._meta.label_lower, item.pk) is None:
        start(actor=actor, code=clock.code, obj=item, due_at=due)
    return due

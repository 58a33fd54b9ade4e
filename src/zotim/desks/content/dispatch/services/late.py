"""What is late, and told once: nobody has looked yet at what was sent to the police at once."""

from datetime import datetime

from django.db.models import Q, QuerySet

from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import Clock
from zotim.core.notifications.services import notify, told_of
from zotim.desks.content.dispatch.clocks import SECOND_LOOK
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.desks.content.dispatch.policy import authors
from zotim.desks.content.dispatch.services.rows import officers

NOT_LOOKED_AT = "content.dispatch.second_look_late"


def over(clock: Clock, now: datetime) -> Q:
    """Whose time by this clock is over."""
    runs = ClockRun.objects.filter(code=clock.code, state="running", due_at__lte=now)
    return Q(pk__in=runs.values("object_id"))


def second_looks(now: datetime) -> QuerySet[Dispatch]:
    """What was sent to the police at once and nobody looked at in time, of which nobody was told yet."""
    return Dispatch.objects.filter(over(SECOND_LOOK, now), state=ALONE).exclude(pk__in=told_of(NOT_LOOKED_AT))


def second_looks_tell(now: datetime) -> int:
    """Tell everybody who could look that nobody has; answers of how many somebody is told. For the worker."""
    return sum(bool(notify(officers() - authors(row), NOT_LOOKED_AT, row)) for row in list(second_looks(now)))

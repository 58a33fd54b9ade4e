"""Clocks of what goes out that begin at another moment than their event, or only for some ways of acting. The lengths
stand with the law (``law/clocks.py``)."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q

from zotim.core.clocks.models import ClockRun
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.content.law import clocks as law
from zotim.desks.content.law.clocks import OVER, REMOVAL, SCRUTINY, SERVICE

ASK_SCRUTINY = replace(
    law.ASK_SCRUTINY, starts=("content.dispatch.scrutiny_opened",), stops=("content.dispatch.scrutinised", *OVER)
)
SECOND_LOOK = replace(
    law.SECOND_LOOK, starts=("content.dispatch.sent_alone",), stops=("content.dispatch.reviewed", *OVER)
)
UNDISCLOSED = replace(
    law.UNDISCLOSED,
    starts=("content.dispatch.undisclosed",),
    stops=("content.dispatch.disclosed", "content.dispatch.undisclosed_over", *OVER),
)
clocks(ASK_SCRUTINY, SECOND_LOOK, UNDISCLOSED, law.LETTER, law.SERVICE)

SIX_WEEKS = timedelta(weeks=6)
"""The most for which whoever published it isn't told: to the minute, since the law says *at most*; a clock of days runs
to the end of the last one."""


def over(clock: Clock, now: datetime) -> Q:
    """Whose time by this clock is over."""
    runs = ClockRun.objects.filter(code=clock.code, state="running", due_at__lte=now)
    return Q(pk__in=runs.values("object_id"))


def hour_over(now: datetime) -> Q:
    """Orders whose hour is over, and of which nobody said that they were carried out or why not."""
    return over(REMOVAL, now) & Q(state="received")


def unanswered(now: datetime) -> Q:
    """What a service of protection was to answer by now, and hasn't."""
    return over(SERVICE, now) & Q(state__in=["sent", "received"])


__all__ = [
    "ASK_SCRUTINY", "REMOVAL", "SCRUTINY", "SECOND_LOOK", "SERVICE", "SIX_WEEKS", "UNDISCLOSED", "hour_over", "over",
    "unanswered",
]  # fmt: skip

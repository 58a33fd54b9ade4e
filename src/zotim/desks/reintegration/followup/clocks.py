"""By when the person is visited again. It begins with the help, and each visit begins it anew."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import Length, days, due_at, months
from zotim.core.clocks.registry import Clock, clocks, zone
from zotim.desks.reintegration.cases.clocks import ENDS, SOURCE

AT_FIRST, LATER = days(14), months(1)
SETTLED = timedelta(days=90)
"""So long after the first visit was due to begin, visits are each month. A proposal."""

VISIT = Clock(
    "reintegration.visit",
    _("Next visit: each 14 days, after three months each month"),
    AT_FIRST,
    starts=("reintegration.case.begun",),
    stops=ENDS,
    pauses=("reintegration.case.held",),
    resumes=("reintegration.case.resumed",),
    legal_source=SOURCE,
)
clocks(VISIT)


def next_visit(first: datetime, visited: datetime) -> datetime:
    """By when the next visit is due after one at *visited*, where the help began at *first*."""
    length: Length = LATER if visited - first >= SETTLED else AT_FIRST
    return due_at(visited, length, zone(), VISIT.holidays)

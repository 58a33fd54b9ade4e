"""Every source of due days answers whatever the calendar asks: as a list, as a month, and counted."""

from datetime import date

import pytest

from tests import worlds
from zotim.core.access.due_days import SOURCES, Due, DueMerged, Entered, Span

pytestmark = pytest.mark.django_db


def _parts(due: Due) -> list[Due]:
    return [due, *due.parts()] if isinstance(due, DueMerged) else [due]


@pytest.mark.parametrize("entered", SOURCES, ids=lambda one: f"{one.action} {' '.join(sorted(one.kinds))}")
def test_a_source_tells_the_first_of_each_day_and_how_many_they_are(entered: Entered):
    span = Span(date(2026, 1, 1), date(2027, 1, 1))
    for part in _parts(entered.source(worlds.actor("coordinator", worlds.centre()))):
        assert part.of_each_day(span, 3) == part.some(span) == []
        assert not part.days(span)

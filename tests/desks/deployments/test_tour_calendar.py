"""Tours in the calendar: when somebody arrives, when a tour ends, when something ends too early for it."""

from datetime import date, timedelta

import pytest

from tests.desks.deployments.people import FIRST, LAST, able, billet, grounded, moved, tour
from zotim.core.access.due_days import due_days_of

pytestmark = pytest.mark.django_db

EVER = (date(2020, 1, 1), date(2040, 1, 1))


def days(actor):
    return [(one.kind, one.day) for one in due_days_of(actor, *EVER) if one.kind.startswith("tour")]


def test_the_days_of_a_tour_stand_in_the_calendar_of_the_officers_of_the_body_alone(people):
    early = LAST - timedelta(30)
    one = able(people, "B-777", until=early)
    made = tour(people, billet(people, grounded(people), accepted=True, clearance="secret"), one)
    assert days(people.second) == [("tour", FIRST), ("tour_lack", early), ("tour_end", LAST)]
    for who in ("other", "coordinator", "focal"):
        assert not days(getattr(people, who))
    told = [one for one in due_days_of(people.officer, *EVER) if one.kind.startswith("tour")]
    assert not [one for one in told if "B-777" in f"{one.what}{one.reference}"]
    moved(people, made, "cancel", why="body")
    assert not days(people.officer)

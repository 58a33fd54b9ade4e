"""What is counted of tours over a period."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.desks.deployments.people import able, billet, grounded, moved, pledge, tour
from zotim.core.figures.registry import FIGURES, Period
from zotim.desks.deployments.missions import services as missions

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def value(code, first, last):
    return FIGURES[f"deployments.{code}"].compute(Period(first, last))


@pytest.fixture
def held(people):
    """A billet from ten days ago until ten days from now; somebody arrived four days ago."""
    today, of = timezone.localdate(), grounded(people)
    missions.mission_move(actor=people.officer, mission=of, step="begin")
    made = pledge(people, of, number=1)
    one = billet(people, of, accepted=True, pledge=made, from_on=today - 10 * DAY, until_on=today + 10 * DAY)
    first = today - 4 * DAY
    sent = tour(people, one, able(people), first, today + 10 * DAY, arrives_on=first)
    moved(people, sent, "agree", "set_out")
    return today


def test_a_tour_counts_in_the_period_in_which_it_began(held):
    assert value("tours.begun", held - 5 * DAY, held) == 1
    assert value("tours.begun", held - 3 * DAY, held) == 0
    assert FIGURES["deployments.tours.begun"].personal


def test_days_on_which_nobody_held_a_billet_are_counted_until_yesterday(held):
    assert value("billets.open_days", held - 20 * DAY, held + 20 * DAY) == 6
    assert value("billets.open_days", held - 4 * DAY, held + 20 * DAY) == 0
    assert value("billets.open_days", held + DAY, held + 20 * DAY) == 0


def test_a_promise_waited_until_the_first_who_came(held):
    assert value("pledges.waited", held - 5 * DAY, held) == -4  # the promise was put on record today
    assert value("pledges.waited", held, held) is None

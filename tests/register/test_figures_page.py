"""Figures on a page: each with its definition, for a period; what is about people in bands; taken for good by one."""

import csv
import io
import json
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import worlds
from tests.desks.oversight.keeping import House
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period
from zotim.register import selectors, services

pytestmark = pytest.mark.django_db
PAST = {"first": "2026-01-01", "last": "2026-03-31"}


@pytest.fixture
def house(db):
    return House()


@pytest.fixture
def about_people(monkeypatch):
    """A figure about people; how many there are can be set."""
    counted = {"people": 7}
    figure = Figure(
        "test.people.helped", "People helped", "People who were helped in the period", "people",
        lambda period: counted["people"], personal=True,
    )  # fmt: skip
    monkeypatch.setitem(FIGURES, figure.code, figure)
    return counted


def every_page(client, **asked) -> str:
    """What stands on all pages of the table."""
    pages, number = [], 0
    while not pages or 'rel="next"' in pages[-1]:
        number += 1
        pages.append(client.get(reverse("figures"), {"page": number, **asked}).content.decode())
    return "".join(pages)


def told(client, **data):
    answer = client.get(reverse("figures"), {"export": "json", **data})
    return {row["code"]: row for row in json.loads(answer.content)}


@pytest.mark.parametrize("who", ["coordinator", "analyst", "auditor", "protection"])
def test_every_figure_stands_there_with_its_definition(house, who):
    shown = unescape(every_page(house.client(who)))
    for figure in FIGURES.values():
        assert str(figure.label) in shown
        assert str(figure.definition) in shown


def test_who_has_no_right_to_them_reads_none(db):
    period = Period.year(2025)
    assert selectors.figures_told(worlds.actor("analyst"), period)
    assert selectors.figures_told(worlds.actor("focal_point"), period) == []


def test_a_count_of_people_is_a_band_on_the_page_and_in_every_file(house, about_people):
    client, coordinator = house.client("coordinator"), house.actor("coordinator")
    for quarter, people, band in ((1, 0, "<10"), (2, 7, "<10"), (3, 13, "10–19")):
        about_people["people"] = people
        period = Period.quarter(2025, quarter)
        services.figures_take(actor=coordinator, period=period)
        asked = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        assert band.replace("<", "&lt;") in every_page(client, **asked)
        assert told(client, **asked)["test.people.helped"]["value"] == band
        answer = client.get(reverse("figures"), {"export": "csv", **asked}).content.decode("utf-8-sig")
        row = next(row for row in csv.DictReader(io.StringIO(answer)) if row["Code"] == "test.people.helped")
        assert row["Value"].lstrip("'") == band


def test_a_count_of_people_is_not_told_of_a_period_that_anybody_may_choose(house, about_people):
    """Two such periods, a day apart, would say on which day the tenth came."""
    about_people["people"] = 43
    for asked in ({}, PAST):
        row = told(house.client("coordinator"), **asked)["test.people.helped"]
        assert (row["value"], row["definition"].endswith("once the period is over and the figures are taken.")) == (
            "–",
            True,
        )


def test_a_count_that_would_give_another_away_says_so(house, about_people):
    coordinator = house.actor("coordinator")
    for number in (1, 2, 3, 4):
        about_people["people"] = 9
        services.figures_take(actor=coordinator, period=Period.quarter(2025, number))
    about_people["people"] = 36
    services.figures_take(actor=coordinator, period=Period.year(2025))
    row = told(house.client("analyst"), first="2025-01-01", last="2025-12-31")["test.people.helped"]
    assert row["value"] == "–"
    assert "it would tell of a few people" in row["definition"]


def test_the_value_is_that_of_the_period_that_was_asked_for(house):
    analyst = house.actor("analyst")
    worlds.commitment(analyst, worlds.body())
    client = house.client("analyst")
    today = timezone.localdate().isoformat()
    assert told(client, first=today, last=today)["register.commitments.promised"]["value"] == "1"
    row = told(client, **PAST)["register.commitments.promised"]
    assert (row["value"], row["first"], row["last"]) == ("0", "2026-01-01", "2026-03-31")


@pytest.mark.parametrize("wrong", [{"first": "2026-03-31", "last": "2026-01-01"}, {"first": "x", "last": ""}])
def test_a_period_that_cant_be_is_said_and_this_year_is_shown(house, wrong):
    shown = house.client("analyst").get(reverse("figures"), wrong).content.decode()
    assert "Something needs another look" in shown
    assert "Commitments under way" in shown


def test_figures_are_taken_for_good_by_the_coordinator_and_never_change(house, about_people):
    client, address = house.client("coordinator"), f"{reverse('figures_take')}?first=2026-01-01&last=2026-03-31"
    assert "can&#x27;t be taken back" in client.get(address).content.decode()
    assert not FigureValue.objects.exists()  # looking takes nothing
    client.post(address)
    assert FigureValue.objects.count() == len(FIGURES)
    about_people["people"] = 99
    assert told(client, **PAST)["test.people.helped"]["value"] == "<10"
    assert "Take the figures" not in client.get(reverse("figures"), PAST).content.decode()
    assert house.client("analyst").post(address).status_code == 403


def test_a_period_that_isnt_over_cant_be_taken(house):
    client, today = house.client("coordinator"), timezone.localdate()
    ahead = (today + timedelta(days=1)).isoformat()
    answer = client.post(f"{reverse('figures_take')}?first={today.isoformat()}&last={ahead}", follow=True)
    assert "isn&#x27;t over yet" in answer.content.decode()
    assert not FigureValue.objects.exists()


def test_the_quarter_before_january_is_that_of_the_year_before():
    from zotim.register.views.figures import _near

    addresses = [address for _word, address in _near(date(2027, 2, 1))]
    assert "first=2026-10-01&last=2026-12-31" in addresses[1]
    assert str(Period.quarter(2026, 4)) == "2026-10-01/2026-12-31"

"""Figures are computed for a period, frozen once, and read as they are allowed to be shown."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests import worlds
from zotim.core.access.refusals import Unfit
from zotim.core.audit.models import Event
from zotim.core.figures import registry, releasing, selectors, services
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import Figure, Period, Shape
from zotim.register.models import Document, Measure
from zotim.register.services import evidence_open, evidence_review


@pytest.fixture
def people(monkeypatch):
    """A figure about people, whose count a test sets."""
    counted = {"people": 3}
    table = dict(registry.FIGURES)
    for module in (registry, selectors, services, releasing):
        monkeypatch.setattr(module, "FIGURES", table)
    registry.figures(Figure("test.people", "People", "People", "people", lambda _: counted["people"], personal=True))
    return counted


def this_year():
    return Period.year(timezone.localdate().year)


LAST_YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@given(st.integers(1990, 2100))
def test_four_quarters_are_a_year_without_gap_or_overlap(year):
    quarters = [Period.quarter(year, number) for number in (1, 2, 3, 4)]
    assert (quarters[0].first, quarters[3].last) == (Period.year(year).first, Period.year(year).last)
    for before, after in pairwise(quarters):
        assert after.first - before.last == timedelta(days=1)
        assert before.end == after.start


def test_a_period_begins_at_local_midnight_and_can_not_end_before_it_begins():
    assert Period.year(2026).start.isoformat() == "2025-12-31T23:00:00+00:00"
    assert Period(date(2026, 6, 30), date(2026, 6, 30)).end.isoformat() == "2026-06-30T22:00:00+00:00"
    with pytest.raises(ValueError):
        Period(date(2026, 2, 1), date(2026, 1, 1))


@pytest.mark.django_db
def test_figures_that_are_counted_together_are_counted_once(people):
    counted = []

    def together(period):
        counted.append(period)
        return {"test.one": 1, "test.two": 2}

    for code in ("test.one", "test.two"):
        registry.figures(Figure(code, code, code, "things", lambda period: counted.append(period), together=together))
    codes = ["test.two", "test.people", "test.one"]
    assert selectors.several_now(codes, LAST_YEAR) == {"test.two": 2, "test.people": 3, "test.one": 1}
    assert counted == [LAST_YEAR]
    services.take("test.one", LAST_YEAR)
    values = services.take_several(codes, LAST_YEAR)
    assert [value.value for value in values] == [2, 3, 1]
    assert len(counted) == 3, "once for the first that was taken, once for the others"


@pytest.mark.django_db
def test_a_figure_is_frozen_for_its_period_and_never_changes(people):
    taken = services.take("test.people", LAST_YEAR)
    people["people"] = 99
    assert services.take("test.people", LAST_YEAR) == taken
    assert (taken.value, selectors.now("test.people", LAST_YEAR)) == (3, 99)
    assert Event.objects.filter(verb="figures.value.taken").count() == 1
    for change in (lambda rows: rows.update(value=4), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError, match="append only"), transaction.atomic():
            change(FigureValue.objects.all())
    assert list(selectors.series("test.people")) == [taken]


@pytest.mark.django_db
def test_a_period_that_is_not_over_is_not_frozen(people):
    with pytest.raises(Unfit):
        services.take("test.people", this_year())
    assert not FigureValue.objects.exists()


@pytest.mark.django_db
def test_a22_frozen_and_present_values_about_people_are_shown_as_bands(people):
    taken = services.take("test.people", LAST_YEAR)
    assert selectors.shown_value(taken) == "<10"
    people["people"] = 43
    assert selectors.shown_now(["test.people"], LAST_YEAR) == {"test.people": "40–49"}
    del registry.FIGURES["test.people"]
    assert selectors.shown_value(taken) == "–", "what is no longer defined keeps its silence"


def test_a22_figures_that_could_give_people_away_are_refused():
    with pytest.raises(ValueError, match="how many people"):
        Figure("test.median", "", "", "", lambda _: 3, Shape.MEDIAN, personal=True)
    with pytest.raises(ValueError, match="twice"):
        registry.figures(registry.FIGURES["register.evidence.reviewed"])


@pytest.mark.django_db
def test_the_register_counts_where_its_commitments_stand_and_what_was_reviewed():
    centre, ministry = worlds.actor("coordinator"), worlds.body()
    first = worlds.commitment(centre, ministry)
    worlds.commitment(centre, ministry)
    piece = worlds.evidence(centre, worlds.measure(centre, first))
    second = worlds.actor("analyst")
    evidence_open(actor=second, evidence=piece)
    evidence_review(actor=second, evidence=piece, accepted=True)
    today = Period(timezone.localdate(), timezone.localdate())
    standings = {g: selectors.now(f"register.commitments.{g}", today) for g in ("promised", "under_way", "proven")}
    assert standings == {"promised": 1, "under_way": 1, "proven": 0}
    assert selectors.now("register.evidence.reviewed", today) == 1
    assert selectors.now("register.evidence.reviewed", LAST_YEAR) == 0
    assert selectors.now("register.commitments.promised", LAST_YEAR) == 0


@pytest.mark.django_db
def test_the_wait_for_a_first_measure_is_a_median_over_commitments():
    centre, ministry = worlds.actor("coordinator"), worlds.body()
    year = Period.year(2026)
    assert selectors.now("register.measure.wait", year) is None
    for days in (4, 10, 90):
        one = worlds.commitment(centre, ministry)
        Document.objects.filter(pk=one.document_id).update(dated_on=date(2026, 3, 1))
        measure = worlds.measure(centre, one)
        Measure.objects.filter(pk=measure.pk).update(starts_on=date(2026, 3, 1) + timedelta(days=days))
        later = worlds.measure(centre, one)
        Measure.objects.filter(pk=later.pk).update(starts_on=date(2026, 12, 31))
    worlds.measure(centre, worlds.commitment(centre, ministry), begun=False)
    assert selectors.now("register.measure.wait", year) == Decimal(10)

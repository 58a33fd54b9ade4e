"""A value is supplied by one and accepted by another; of people only bands are kept; nothing changes in silence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.indicators import NEEDS, Q1, Q2, Q3, SEX, supplied
from zotim.core.access.due_days import Span
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import FIGURES, Figure, Period, Shape
from zotim.core.figures.services import take
from zotim.register.indicators import calendar, selectors
from zotim.register.indicators.models import IndicatorValue
from zotim.register.indicators.models.indicators import Indicator, IndicatorTarget
from zotim.register.indicators.periods import MONTHS, around, is_one, over
from zotim.register.indicators.services import indicators, values
from zotim.register.indicators.telling import distance, value_in_words

pytestmark = pytest.mark.django_db
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def counts(one):
    return list(selectors.counting(IndicatorValue.objects.filter(indicator=one)))


def test_a_value_counts_once_a_second_person_accepted_it(world):
    one = world.indicator()
    value = world.supplied(one, 4)
    assert counts(one) == []
    values.value_open(actor=world.analyst, value=value)
    values.value_decide(actor=world.analyst, value=value, accepted=True)
    assert counts(one) == [value]


def test_whoever_accepts_it_has_opened_its_file(world):
    one = world.indicator()
    value = world.supplied(one, 4)
    values.value_open(actor=world.focal, value=value)  # somebody else's look doesn't count
    with pytest.raises(Unfit, match="Open the file first"):
        values.value_decide(actor=world.analyst, value=value, accepted=True)
    assert counts(one) == []
    values.value_open(actor=world.analyst, value=value)
    values.value_open(actor=world.analyst, value=value)
    assert value.file.openings.filter(user_id=world.analyst.person_id).count() == 1
    values.value_decide(actor=world.analyst, value=value, accepted=True)
    assert counts(one) == [value]


def test_who_supplied_it_doesnt_accept_it(world):
    one = world.indicator(body=world.centre)
    value = supplied(world.analyst, one, 4)
    with pytest.raises(NeedsAnotherPerson):
        values.value_decide(actor=world.analyst, value=value, accepted=True)
    with pytest.raises(Denied):
        values.value_decide(actor=world.focal, value=value, accepted=True)


def test_another_body_supplies_nothing(world):
    one = world.indicator(classification="public")
    with pytest.raises(Denied):
        values.value_take(actor=world.stranger, indicator=one, period=Q1, key="own-x")


def test_a_return_takes_a_reason_and_lets_the_period_be_supplied_anew(world):
    one = world.indicator()
    value = world.supplied(one, 4)
    with pytest.raises(Unfit):
        values.value_decide(actor=world.analyst, value=value, accepted=False)
    values.value_decide(actor=world.analyst, value=value, accepted=False, comment="The list shows three.")
    again = world.accepted(one, 3)
    assert (again.number, again.corrects) == (2, None)


def test_while_a_value_waits_no_other_is_supplied(world):
    one = world.indicator()
    world.supplied(one, 4)
    with pytest.raises(Unfit, match="waits"):
        world.supplied(one, 5)


def test_a_correction_names_what_it_corrects_and_why_and_the_first_stays(world):
    one = world.indicator()
    first = world.accepted(one, 4)
    with pytest.raises(Unfit, match="Say why"):
        world.supplied(one, 5)
    second = world.supplied(one, 5, reason="One was counted late")
    assert counts(one) == [first]
    values.value_open(actor=world.analyst, value=second)
    values.value_decide(actor=world.analyst, value=second, accepted=True)
    assert counts(one) == [second]
    assert second.corrects == first
    assert IndicatorValue.objects.filter(indicator=one).count() == 2


@pytest.mark.parametrize("made", ["value", "target"])
def test_the_database_changes_and_deletes_nothing(world, made):
    one = world.indicator()
    target = indicators.target_set(
        actor=world.analyst, indicator=one, on=date(2026, 12, 31), value=Decimal(9), source="Plan"
    )
    row = {"value": world.accepted(one, 4), "target": target}[made]
    rows = type(row).objects.filter(pk=row.pk)
    for change in (lambda: rows.update(source="other"), rows.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_two_at_once_cant_both_be_the_first_of_a_period(world):
    value = world.supplied(world.indicator(), 4)
    value.pk, value.reference = None, "ZOT-OTHER"
    with pytest.raises(IntegrityError), transaction.atomic():
        value.save(force_insert=True)


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2026, 1, 1), date(2026, 1, 31)),
        Period(date(2026, 2, 1), date(2026, 4, 30)),
        Period.quarter(2025, 4),
        Period.year(2026),
    ],
)
def test_a_period_of_another_shape_or_before_the_first_is_refused(world, period):
    with pytest.raises(Unfit, match="period"):
        world.supplied(world.indicator(), 4, period)


def test_a_period_that_isnt_over_or_came_after_the_end_is_refused(world):
    now = around(timezone.localdate(), "quarter")
    with pytest.raises(Unfit, match="isn't over"):
        world.supplied(world.indicator(), 4, now)
    with pytest.raises(Unfit, match="had ended"):
        world.supplied(world.indicator(ends_on=date(2026, 3, 31)), 4, Q2)


# About people


@pytest.mark.parametrize(("typed", "low", "high"), [(0, 0, 9), (7, 0, 9), (10, 10, 19), (37, 30, 39)])
def test_of_a_count_of_people_only_the_band_is_kept(world, typed, low, high):
    value = world.supplied(world.indicator(about_people=True), typed)
    value.refresh_from_db()
    assert (value.low, value.high) == (low, high)


def test_a_body_may_send_the_band_itself_if_it_is_one_of_ours(world):
    one = world.indicator(about_people=True)
    assert world.supplied(one, 20, until=Decimal(29)).high == 29
    for low, high in ((20, 24), (21, 30), (0, 19)):
        with pytest.raises(Unfit, match="band"):
            world.supplied(one, low, Q2, until=Decimal(high))


def test_a_sum_ratio_or_median_about_few_people_isnt_kept(world):
    one = world.indicator(about_people=True, kind="ratio")
    for number, base in ((0.5, None), (0.5, 12), (0.95, 40), (0.05, 40)):
        with pytest.raises(Unfit, match="too few"):
            world.supplied(one, number, base=base)
    value = world.supplied(one, 0.512, base=60)
    assert (value.low, value.high) == (Decimal("0.5"), Decimal("0.5"))


CELLS = {"sex": {"women": Decimal(12), "men": Decimal(25)}}


def test_cells_are_fixed_add_up_and_are_kept_as_bands(world):
    one = world.indicator(about_people=True, dimensions=[SEX])
    value = world.supplied(one, 37, cells=CELLS)
    assert value.breakdown == {"sex": {"women": ["10", "19"], "men": ["20", "29"]}}


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"sex": {"women": 12, "men": 24}}, "add up"),
        ({"sex": {"women": 37}}, "all its cells"),
        ({"age": {"young": 37}}, "all its cells"),
        ({"sex": {"women": 33, "men": 4}}, "below 10"),
        ({"needs": {"housing": 38, "school": 12}}, "above the total"),
    ],
)
def test_a_breakdown_that_doesnt_fit_is_refused(world, cells, why):
    one = world.indicator(about_people=True, dimensions=[SEX, NEEDS])
    typed = {name: {cell: Decimal(number) for cell, number in inner.items()} for name, inner in cells.items()}
    with pytest.raises(Unfit, match=why):
        world.supplied(one, 37, cells=typed)


def test_cells_that_overlap_need_not_add_up(world):
    one = world.indicator(dimensions=[NEEDS])
    value = world.supplied(one, 37, cells={"needs": {"housing": Decimal(30), "school": Decimal(12)}})
    assert value.breakdown["needs"]["school"] == ["12", "12"]


# From a figure


@pytest.fixture
def counted(monkeypatch):
    def enter(number=13, **more):
        figure = Figure("test.courses", "Courses", "Courses held", "courses", lambda period: number, **more)
        monkeypatch.setitem(FIGURES, figure.code, figure)
        return take(figure.code, Q1)

    return enter


def test_a_frozen_figure_is_taken_without_typing(world, counted):
    taken, one = counted(), world.indicator()
    offer = next(offer for offer in selectors.offers(world.analyst, one, Q1) if offer.figure == taken)
    value = values.value_take(actor=world.analyst, indicator=one, period=Q1, key=offer.key)
    assert (value.low, value.high, value.figure, value.file) == (13, 13, taken, None)


def test_a_figure_about_people_comes_as_its_band_and_only_where_people_are_counted(world, counted):
    taken = counted(personal=True)
    assert FigureValue.objects.get(pk=taken.pk).value == 13
    people, courses = world.indicator(about_people=True), world.indicator()
    keys = {offer.key for offer in selectors.offers(world.analyst, courses, Q1)}
    assert f"own-{taken.pk}" not in keys
    value = values.value_take(actor=world.analyst, indicator=people, period=Q1, key=f"own-{taken.pk}")
    assert (value.low, value.high) == (10, 19)


def test_a_figure_of_another_shape_or_period_isnt_offered(world, counted):
    taken = counted(Decimal(3), shape=Shape.MEDIAN)
    one = world.indicator()
    for indicator, period in ((one, Q1), (world.indicator(kind="median"), Q2)):
        with pytest.raises(Unfit, match="no such figure"):
            values.value_take(actor=world.analyst, indicator=indicator, period=period, key=f"own-{taken.pk}")


def test_who_may_not_see_the_figures_of_the_installation_isnt_offered_any(world, counted):
    taken, one = counted(), world.indicator()
    assert selectors.offers(world.focal, one, Q1) == []
    with pytest.raises(Unfit, match="no such figure"):
        values.value_take(actor=world.focal, indicator=one, period=Q1, key=f"own-{taken.pk}")


# Indicators and targets


def test_a_target_that_moves_stays_in_sight_and_says_why(world):
    one, on = world.indicator(), date(2026, 12, 31)
    indicators.target_set(actor=world.analyst, indicator=one, on=on, value=Decimal(20), source="Plan")
    with pytest.raises(Unfit, match="Say why"):
        indicators.target_set(actor=world.analyst, indicator=one, on=on, value=Decimal(10), source="Plan")
    indicators.target_set(actor=world.analyst, indicator=one, on=on, value=Decimal(10), source="Plan", reason="Cut")
    shown = selectors.targets(world.focal, one)
    assert [(target.value, target.counts) for target in shown] == [(20, False), (10, True)]


def test_how_it_is_counted_stays_once_there_is_a_value(world):
    one = world.indicator()
    world.supplied(one, 4)
    fields = {
        name: getattr(one, name)
        for name in (
            "title", "definition", "unit", "kind", "direction", "about_people", "frequency", "starts_on", "ends_on",
            "days", "body", "baseline", "baseline_on", "baseline_source", "dimensions", "classification",
        )
    }  # fmt: skip
    indicators.indicator_change(actor=world.analyst, indicator=one, **fields | {"days": 45})
    with pytest.raises(Unfit, match="counted like this"):
        indicators.indicator_change(actor=world.analyst, indicator=one, **fields | {"about_people": True})


def test_a_link_to_what_isnt_on_record_is_refused_by_name(world):
    with pytest.raises(Unfit, match="ZOT-NONE-00"):
        world.indicator(links=["ZOT-NONE-00"])


def test_periods_that_are_over_and_have_no_value_are_owed(world):
    one = world.indicator()
    world.supplied(one, 4, Q2)
    assert selectors.owed(one, date(2026, 10, 1)) == [Q1, Q3]
    assert selectors.owed(one, Q3.last) == [Q1]
    one.ends_on = date(2026, 6, 30)
    assert selectors.owed(one, date(2026, 10, 1)) == [Q1]


@pytest.mark.parametrize("supplied", [(), (Q1,), (Q2,), (Q1, Q2), (Q1, Q3), (Q1, Q2, Q3)])
def test_the_days_of_what_is_owed_are_those_of_the_periods_without_a_value_whatever_gaps_there_are(world, supplied):
    one = world.indicator()
    for period in supplied:
        world.supplied(one, 4, period)
    today = date(2026, 10, 1)
    wanted = [one.due_on(period) for period in selectors.owed(one, today)]
    assert [
        due.day for due in calendar.values(world.focal, over_by=today).some(Span(date.min, date(2030, 1, 1)))
    ] == wanted
    assert calendar.values(world.focal, over_by=today).some(Span(date.min, date(2030, 1, 1), bodies=frozenset())) == []


# In words


@pytest.mark.parametrize(
    ("direction", "low", "high", "words", "reached"),
    [
        ("up", 12, 12, "8 to go until 20", False),
        ("up", 10, 19, "between 1 and 10 to go until 20", False),
        ("up", 20, 29, "reached", True),
        ("down", 23, 23, "3 too many for 20", False),
        ("down", 20, 29, "the band doesn't tell whether it is reached", None),
        ("down", 0, 9, "reached", True),
        ("none", 20, 20, "as it was set", True),
        ("none", 25, 25, "5 away from 20", False),
    ],
)
def test_the_way_to_a_target_is_told_in_words(direction, low, high, words, reached):
    one = Indicator(kind="count", direction=direction)
    way = distance(one, Decimal(low), Decimal(high), IndicatorTarget(value=Decimal(20)))
    assert (way.words, way.reached) == (words, reached)


def test_the_way_to_a_target_of_a_ratio_is_told_in_percentage_points():
    def way(direction, low, high):
        target = IndicatorTarget(value=Decimal("0.9"))
        return distance(Indicator(kind="ratio", direction=direction), Decimal(low), Decimal(high), target).words

    assert way("up", "0.7", "0.7") == "20 percentage points to go until 90 %"
    assert way("up", "0.89", "0.89") == "1 percentage point to go until 90 %"
    assert way("up", "0.6", "0.7") == "between 20 and 30 percentage points to go until 90 %"
    assert way("down", "0.95", "0.95") == "5 percentage points too many for 90 %"
    assert way("none", "0.8", "0.8") == "10 percentage points away from 90 %"


def test_a_ratio_is_told_in_per_cent():
    assert value_in_words(Indicator(kind="ratio"), Decimal("0.35"), Decimal("0.35")) == "35 %"


@given(days, st.sampled_from(sorted(MONTHS)))
def test_periods_of_one_shape_follow_each_other_without_a_gap(day, frequency):
    period = around(day, frequency)
    assert period.first <= day <= period.last
    assert is_one(period, frequency)
    after = around(period.last + timedelta(days=1), frequency)
    assert after.first == period.last + timedelta(days=1)
    assert list(over(day, frequency, after.last)) == [period]


@given(
    st.sampled_from(["up", "down", "none"]), st.integers(0, 200), st.integers(0, 30), st.integers(0, 30),
    st.integers(0, 200),
)  # fmt: skip
def test_what_is_said_of_a_band_holds_for_each_number_in_it(direction, low, wide, within, aim):
    one, target = Indicator(kind="count", direction=direction), IndicatorTarget(value=Decimal(aim))
    said = distance(one, Decimal(low), Decimal(low + wide), target).reached
    exact = distance(one, Decimal(low + min(within, wide)), Decimal(low + min(within, wide)), target).reached
    assert said is None or said == exact


def test_a_notice_of_a_value_says_of_which_indicator_it_is(world):
    from zotim.core.notifications.services import about, for_you

    one = world.indicator()
    value = world.supplied(one, 3)
    notice = for_you(world.analyst).get()
    assert about(world.analyst, [notice])[notice.pk] == (value.reference, one.title)
    world.accepted(one, 5, Q2)
    assert for_you(world.coordinator).count() == 1

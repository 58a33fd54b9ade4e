"""What is due when, for whom: every way of asking shows the same, and nobody sees another body's."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests import data_calls
from tests.register.duties.conftest import on
from zotim.core.access.due_days import Span, due_days_of
from zotim.core.access.due_list import DueList
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.access.tasks import tasks_of
from zotim.core.clocks.lengths import add_months
from zotim.core.texts import Translated
from zotim.register.duties import selectors
from zotim.register.duties.models import Duty
from zotim.register.duties.services import entries
from zotim.vocabulary import LineOfEffort

pytestmark = pytest.mark.django_db


def due(actor, back=0, ahead=60):
    return [(one.kind, one.day) for one in due_days_of(actor, on(-back), on(ahead))]


def test_commitments_and_measures_stand_on_their_days_until_they_are_done(world):
    measure = world.measure(world.commitment(10), 5)
    assert due(world.focal) == [("measure", on(5)), ("commitment", on(10))]
    type(measure).objects.filter(pk=measure.pk).update(state="under_way")
    type(measure).objects.filter(pk=measure.pk).update(state="completed")
    assert due(world.focal) == [("commitment", on(10))]


def test_another_body_sees_only_what_is_public(world):
    world.commitment(10)
    world.commitment(12, classification="public")
    world.entry(3, lead=world.ministry)
    assert due(world.officer) == [("commitment", on(12))]
    assert len(due(world.analyst)) == 3


def test_home_says_the_same_days_as_the_calendar_of_what_is_soon_due(world):
    world.commitment(45)
    entry = world.entry(-3, lead=world.ministry)
    world.entry(50, lead=world.ministry)
    home = [(task.step, task.due_on) for task in tasks_of(world.focal, on(0))[0] if task.due_on]
    assert home == [("overdue", entry.first_on), ("due", on(45)), ("due", on(50))]
    assert [day for _step, day in home] == [day for _kind, day in due(world.focal, back=10)]


def test_pages_months_filters_and_counts_of_the_calendar_are_those_of_all_that_is_due(world):
    lines = list(LineOfEffort)
    for at in range(12):
        one = world.commitment(at // 4, lead=(world.ministry, world.agency)[at % 2])
        type(one).objects.filter(pk=one.pk).update(line_of_effort=lines[at % 3])
        world.measure(one, at % 3)
    world.entry(1, every_months=6, lead=world.ministry)
    world.entry(2)
    for actor in (world.analyst, world.focal):
        everything = due_days_of(actor, on(-1), on(300))
        for asked, keep in (
            ({}, lambda one: True),
            ({"kind": "measure"}, lambda one: one.kind == "measure"),
            ({"line": lines[1]}, lambda one: one.line == lines[1]),
            ({"bodies": frozenset([world.agency.pk])}, lambda one: one.body == world.agency.pk),
            ({"bodies": frozenset([None])}, lambda one: one.body is None),
            ({"but": frozenset([None, world.ministry.pk])}, lambda one: one.body not in (None, world.ministry.pk)),
        ):
            wanted, found = [one for one in everything if keep(one)], DueList(actor, Span(on(-1), on(300), **asked))
            assert list(found) == wanted, asked
            assert [one for start in range(0, len(found), 5) for one in found[start : start + 5]] == wanted
            each = {day: [one for one in wanted if one.day == day] for day in found.days}
            assert found.days == {day: len(due) for day, due in each.items()}
            assert found.of_each_day(3) == {day: due[:3] for day, due in each.items()}


def test_a_page_of_the_calendar_reads_that_page_and_asks_no_more_however_much_is_due(world):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            found = DueList(world.analyst, Span(on(0), on(90)))
            shown = found[3:5]
        return len(queries), len(found), len(shown)

    for at in range(8):
        world.commitment(at)
    few = asked()
    for at in range(30):
        world.commitment(at % 9)
    many = asked()
    assert (few[1], many[1]) == (8, 38)
    assert many[0] <= few[0]
    assert many[2] == 2


def test_questions_stand_with_the_body_that_owes_them_and_the_reply_with_the_centre(world):
    call = data_calls.opened(world.analyst, world.ministry)
    day = call.portions.get().due_on
    span = (day - timedelta(days=90), day + timedelta(days=200))
    assert [one.kind for one in due_days_of(world.focal, *span)] == ["questions"]
    assert {one.kind for one in due_days_of(world.analyst, *span)} == {"questions", "call"}
    assert due_days_of(world.officer, *span) == []


def test_a_yearly_duty_is_met_this_year_and_open_next_year(world):
    entry = world.entry(3, every_months=12)
    entries.duty_meet(actor=world.analyst, duty=entry, day=on(3), note="Held")
    assert [day for _kind, day in due(world.analyst, ahead=800)] == [add_months(on(3), 12), add_months(on(3), 24)]


def test_a_day_is_met_once_and_only_one_that_it_is_due_on(world):
    entry = world.entry(3)
    with pytest.raises(Unfit):
        entries.duty_meet(actor=world.analyst, duty=entry, day=on(4))
    entries.duty_meet(actor=world.analyst, duty=entry, day=on(3))
    with pytest.raises(Unfit):
        entries.duty_meet(actor=world.analyst, duty=entry, day=on(3))


def test_a_focal_point_says_so_for_their_own_body_alone(world):
    entry = world.entry(3, lead=world.ministry, classification="public")
    with pytest.raises(Denied):
        entries.duty_meet(actor=world.officer, duty=entry, day=on(3))
    entries.duty_meet(actor=world.focal, duty=entry, day=on(3))
    with pytest.raises(Denied):
        entries.duty_add(actor=world.focal, title=Translated.of("en", "x"), kind="visit", first_on=on(1))


def test_a_day_is_to_be_verified_until_a_source_is_named(world):
    assert not world.entry(3).verified
    assert [one.certain for one in due_days_of(world.analyst, on(0), on(9))] == [False]
    with pytest.raises(Unfit):
        world.entry(4, verified=True)
    entry = world.entry(5, verified=True, source="Calendar of the committee (made up)")
    assert [one.certain for one in due_days_of(world.analyst, entry.first_on, entry.first_on)] == [True]


def test_an_entry_that_changed_keeps_its_earlier_state(world):
    from zotim.core.revisions.models import Revision

    entry = world.entry(3)
    entries.duty_change(actor=world.analyst, duty=entry, title=entry.title, until_on=on(3))
    assert Revision.objects.filter(object_id=entry.pk).count() == 2
    with pytest.raises(Unfit):
        entries.duty_change(actor=world.analyst, duty=entry, title=entry.title, until_on=on(1))


def one_by_one(first, every, until, start, end):
    """The slow, obvious way: every month in turn from the first day."""
    found, count = [], 0
    while (day := add_months(first, count)) <= end and (until is None or day <= until):
        if day >= start and count % (every or 10**6) == 0:
            found.append(day)
        count += 1
    return found


days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    first=days, every=st.none() | st.integers(1, 30), until=st.none() | st.integers(0, 4000), start=days,
    span=st.integers(0, 900),
)  # fmt: skip
def test_the_days_of_an_entry_are_those_that_counting_month_by_month_gives(first, every, until, start, span):
    last = None if until is None else first + timedelta(days=until)
    one = Duty(first_on=first, every_months=every, until_on=last)
    end = start + timedelta(days=span)
    assert list(selectors.days_of(one, start, end)) == one_by_one(first, every, last, start, end)

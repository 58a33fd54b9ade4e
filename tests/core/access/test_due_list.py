"""What is due as one list: whatever piece of it is asked for is that piece of all of it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.core.access import due_list
from zotim.core.access.actor import VISITOR
from zotim.core.access.due_days import Computed, DueComputed, DueDay, DueMerged, Span
from zotim.core.access.due_list import DueList

pytestmark = pytest.mark.once
FIRST = date(2026, 11, 1)
BODIES = [None, UUID(int=901), UUID(int=902)]
NAMES = {UUID(int=901): "Ministry"}
computed = st.builds(
    Computed,
    st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n)),
    st.integers(1, 500).map(lambda n: UUID(int=n)),
    st.sampled_from(["one", "two"]),
    st.sampled_from(BODIES),
    st.sampled_from(["", "legislation"]),
)
rooms = st.lists(st.lists(computed, max_size=12, unique_by=lambda one: one[:2]), max_size=3)
spans = st.builds(
    Span, st.just(FIRST), st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n)),
    st.none() | st.frozensets(st.sampled_from(BODIES)), st.frozensets(st.sampled_from(BODIES)),
    st.sampled_from(["", "one"]), st.sampled_from(["", "legislation"]),
)  # fmt: skip


def told(days):
    return [DueDay(one.kind, one.day, "What", "", ("room", one.record), body=one.body, line=one.line) for one in days]


def source(days):
    return DueComputed(lambda first, last: [one for one in days if first <= one.day <= last], told)


def one_by_one(found, span):
    """The slow, obvious way: everything, by its day, then room after room, then as it was put in."""
    rows = [
        (one.day, at, one.record)
        for at, days in enumerate(found)
        for one in days
        if span.first <= one.day <= span.last
        and (span.bodies is None or one.body in span.bodies)
        and one.body not in span.but
        and (not span.kind or one.kind == span.kind)
        and (not span.line or one.line == span.line)
    ]
    return [(day, record) for day, _at, record in sorted(rows, key=lambda row: (row[0], row[1], row[2].int))]


@settings(deadline=None)
@given(found=rooms, span=spans, start=st.integers(0, 20), size=st.integers(0, 20), most=st.integers(1, 4))
def test_any_piece_of_it_and_the_first_of_each_day_are_those_of_the_whole(found, span, start, size, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(due_list, "sources", lambda actor, kind: [source(days) for days in found])
        patch.setattr(due_list, "called", lambda actor: NAMES)
        due = DueList(VISITOR, span)
        wanted = one_by_one(found, span)
        assert [(one.day, one.record[1]) for one in due] == wanted
        assert all(one.body_name == NAMES.get(one.body, "") for one in due)
        assert len(due) == len(wanted)
        assert [(one.day, one.record[1]) for one in due[start : start + size]] == wanted[start : start + size]
        each = {day: [(day, key) for one, key in wanted if one == day][:most] for day, _key in wanted}
        assert {day: [(day, one.record[1]) for one in some] for day, some in due.of_each_day(most).items()} == each
        assert due.days == {day: sum(one == day for one, _key in wanted) for day in each}


@given(found=rooms, several=st.lists(spans, max_size=3), most=st.integers(1, 4))
def test_the_first_of_several_spans_are_told_at_once_and_stand_one_after_the_other(found, several, most):
    told_at_once = []

    def counted(days):
        told_at_once.append(len(days))
        return told(days)

    for days in found:
        one, again = source(days), DueComputed(source(days).found, counted)
        assert again.of_each(several, most) == [due for span in several for due in one.some(span, most)]
    assert len(told_at_once) <= len(found)


@given(found=rooms, span=spans, start=st.integers(0, 20), most=st.none() | st.integers(1, 4))
def test_sources_that_are_put_together_are_what_one_source_of_all_of_them_would_be(found, span, start, most):
    numbered = [
        [one._replace(record=UUID(int=one.record.int * 9 + at)) for one in days] for at, days in enumerate(found)
    ]
    whole = source([one for days in numbered for one in days])
    merged = DueMerged(lambda: [source(days) for days in numbered])
    assert merged.days(span) == whole.days(span)
    assert merged.some(span, most, start) == whole.some(span, most, start)
    assert merged.of_each([span, span], most or 1) == whole.of_each([span, span], most or 1)
    assert merged.of_each_day(span, most or 1) == whole.of_each_day(span, most or 1)


def test_what_lies_within_what_was_worked_out_isnt_worked_out_again():
    asked = []

    def found(first, last):
        asked.append((first, last))
        return [Computed(FIRST, UUID(int=1), "one"), Computed(FIRST + timedelta(days=5), UUID(int=2), "one")]

    due = DueComputed(found, told)
    assert len(due.some(Span(FIRST, FIRST + timedelta(days=9)))) == 2
    assert len(due.some(Span(FIRST, FIRST + timedelta(days=2)))) == 1
    assert len(asked) == 1

"""No cell that is hidden, or told to be few, can be worked out: of one table, of tables with groups, of releases one
after the other."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.disclosure.oracle import between, every_table
from zotim.engines.disclosure import ALL, Kind, Rules, Sum, TableError, Told, Why, exposed, line, publish, table

TEN, BANDS = Rules(10), Rules(10, banded=True)


def drawn(draw, rows, columns, most=120, few=0.3, k=10):
    return {
        f"r{row}": {
            f"c{column}": draw.randrange(k) if draw.random() < few else draw.randrange(k, most)
            for column in range(columns)
        }
        for row in range(rows)
    }


def open_ones(told, k):
    return [key for key, one in told.items() if one.high is None or one.high < k]


def narrowed(cells, told, k):
    """What the flows say can be narrowed to fewer than k values."""
    spans = {key: between(cells, told, key) for key in open_ones(told, k)}
    return {key: span for key, span in spans.items() if span[1] - span[0] < k - 1}


@pytest.mark.parametrize("rules", [TEN, BANDS], ids=["values", "bands"])
def test_in_three_hundred_tables_no_hidden_cell_can_be_pinned_down(rules):
    draw = random.Random(20261127)
    for _ in range(300):
        cells, sums = table(drawn(draw, draw.randrange(2, 8), draw.randrange(2, 7)))
        release = publish(cells, sums, rules)
        assert not release.exposed
        assert not narrowed(cells, release.told, 10)


@given(st.integers(0, 10**9), st.integers(1, 4), st.integers(1, 4), st.sampled_from([TEN, BANDS]), st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_the_audit_finds_what_flows_along_rows_and_columns_find(seed, rows, columns, rules, hidden):
    """Of any table, whatever is hidden in it, safe or not."""
    draw = random.Random(seed)
    cells, sums = table(drawn(draw, rows, columns, most=40, few=0.5))
    told = {}
    for key, value in cells.items():
        low = value // 10 * 10
        plain = Told(low, low + 9) if rules.banded else Told(value, value)
        told[key] = Told(0, None) if draw.random() < hidden else plain
    found = exposed(cells, sums, told, rules)
    assert found == narrowed(cells, told, 10)


@given(st.integers(0, 10**9), st.booleans())
@settings(max_examples=40, deadline=None)
def test_of_small_tables_every_table_that_agrees_is_tried(seed, banded):
    draw = random.Random(seed)
    rules = Rules(3, banded)
    cells, sums = table(drawn(draw, *draw.choice(((2, 2), (1, 3), (3, 1))), most=6, few=0.5, k=3))
    release = publish(cells, sums, rules)
    most = max(cells.values()) + 3
    met = {key: set() for key in open_ones(release.told, 3)}
    for other in every_table(sums, release.told, most):
        for key, values in met.items():
            values.add(other[key])
    assert all(max(values) - min(values) >= 2 for values in met.values())


@given(st.integers(0, 10**9), st.booleans())
@settings(max_examples=60, deadline=None)
def test_rows_in_groups_are_safe_too_and_nothing_few_is_told_as_it_is(seed, banded):
    draw = random.Random(seed)
    rules = Rules(10, banded)
    counts = drawn(draw, draw.randrange(3, 7), draw.randrange(1, 4))
    cells, sums = table(counts, {"north": ["r0", "r1"], "south": ["r2"]})
    release = publish(cells, sums, rules)
    assert not release.exposed
    assert not exposed(cells, sums, release.told, rules)
    for key, one in release.told.items():
        assert one.low <= cells[key] <= (cells[key] if one.high is None else one.high)
        assert cells[key] >= 10 or one.high is None or (one.low, one.high) == (0, 9)
    assert publish(cells, sums, rules) == release, "the same table, the same answer"


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_nothing_more_could_be_shown(seed):
    """Each cell that is hidden for another's sake gives one away when it alone is shown."""
    cells, sums = table(drawn(random.Random(seed), 4, 4))
    told = dict(publish(cells, sums).told)
    for key, one in told.items():
        if one.why == Why.GIVES_AWAY and one.high is None:
            assert exposed(cells, sums, told | {key: Told(cells[key], cells[key])})


def test_a_hidden_cell_says_why():
    release = publish(*table({"Berat": {"children": 3, "adults": 25}, "Korça": {"children": 41, "adults": 18}}))
    assert release.told["Berat", "children"] == Told(0, None, Why.SMALL)
    assert release.told["Berat", "adults"] == Told(0, None, Why.GIVES_AWAY, ("Berat", "children"), ("Berat", ALL))
    assert release.told["Korça", "children"] == Told(0, None, Why.GIVES_AWAY, ("Berat", "children"), (ALL, "children"))
    assert release.told["Korça", "adults"].why == Why.GIVES_AWAY
    assert release.told["Berat", ALL] == Told(28, 28)


def test_nobody_and_everybody_tell_as_much_as_one():
    release = publish(*line({"charged": 0, "not charged": 43}))
    assert release.told["charged",].kind == Kind.HIDDEN
    assert {release.told["not charged",].kind, release.told[ALL,].kind} == {Kind.HIDDEN, Kind.VALUE}
    assert exposed(*line({"charged": 0, "not charged": 43}), {("charged",): Told(0, None),
        ("not charged",): Told(43, 43), (ALL,): Told(43, 43)}) == {("charged",): (0, 0)}  # fmt: skip


def test_a_table_with_a_few_people_tells_nothing_at_all():
    release = publish(*table({"a": {"x": 1, "y": 0}, "b": {"x": 2, "y": 3}}))
    assert {one.kind for one in release.told.values()} == {Kind.HIDDEN}


def test_a_table_without_few_is_told_whole():
    cells, sums = table({"a": {"x": 10, "y": 30}, "b": {"x": 20, "y": 11}})
    assert {key: one.low for key, one in publish(cells, sums).told.items()} == cells


def test_bands_that_could_be_subtracted_are_hidden_further():
    """Four quarters of fewer than ten are 36 at most; a year of 30 to 39 would say that each was three or more."""
    cells, sums = line({"Q1": 9, "Q2": 8, "Q3": 9, "Q4": 9})
    out = {key: Told(0, 9) for key in cells if key != (ALL,)}
    release = publish(cells, sums, BANDS, earlier=out)
    assert release.told == {(ALL,): Told(0, None, Why.GIVES_AWAY, ("Q1",), (ALL,))}
    at_once = publish(cells, sums, BANDS)
    assert sum(one.kind == Kind.HIDDEN for one in at_once.told.values()) == 1, "one of five is enough"


def test_a_later_release_is_asked_together_with_what_is_out():
    """The quarters are out; the year, exact, would give the hidden one away."""
    cells, sums = line({"Q1": 20, "Q2": 30, "Q3": 4, "Q4": 40})
    out = {("Q1",): Told(20, 20), ("Q2",): Told(30, 30), ("Q3",): Told(0, None), ("Q4",): Told(40, 40)}
    release = publish(cells, sums, earlier=out)
    assert release.told == {(ALL,): Told(0, None, Why.GIVES_AWAY, ("Q3",), (ALL,))}
    assert release.exposed == {}


def test_what_earlier_releases_give_away_is_said_and_nothing_is_hidden_in_vain():
    cells, sums = line({"a": 4, "b": 30})
    out = {("a",): Told(0, None), ("b",): Told(30, 30), (ALL,): Told(34, 34)}
    cells["new",] = 50
    release = publish(cells, sums, earlier=out)
    assert release.exposed == {("a",): (4, 4)}
    assert release.told == {("new",): Told(50, 50)}


@given(st.lists(st.integers(0, 60), min_size=4, max_size=4), st.permutations(range(5)), st.booleans())
@settings(max_examples=80, deadline=None)
def test_releases_one_by_one_in_any_order_are_safe_together(counts, order, banded):
    """What isn't out yet is in the system from the beginning, as a cell of which nothing is told."""
    rules = Rules(10, banded)
    cells, sums = line({f"Q{at}": count for at, count in enumerate(counts)})
    keys, out = list(cells), {key: Told(0, None) for key in cells}
    for at in order:
        known = {key: told for key, told in out.items() if key != keys[at]}
        release = publish(cells, sums, rules, earlier=known)
        assert not release.exposed
        out |= release.told
    assert not exposed(cells, sums, out, rules)


@given(st.integers(0, 10**9), st.booleans())
@settings(max_examples=5, deadline=None)
def test_three_dimensions_are_safe_though_steps_are_not_whole(seed, banded):
    """Two tables and their sum: what isn't proven by whole tables counts as exposed."""
    draw = random.Random(seed)
    rules = Rules(10, banded)
    halves = [table(drawn(draw, 2, 3)) for _ in range(2)]
    cells = {(str(at), *key): value for at, (half, _) in enumerate(halves) for key, value in half.items()}
    cells |= {("both", *key): value + halves[1][0][key] for key, value in halves[0][0].items()}
    sums = [
        Sum((half, *one.total), tuple((half, *part) for part in one.parts))
        for half in ("0", "1", "both")
        for one in halves[0][1]
    ]
    sums += [Sum(("both", *key), (("0", *key), ("1", *key))) for key in halves[0][0]]
    release = publish(cells, sums, rules)
    assert not release.exposed
    assert not exposed(cells, sums, release.told, rules)


def test_what_can_not_be_a_table_is_named():
    for wrong, words in (
        (lambda: publish({("a",): -1}, []), "fewer than nobody"),
        (lambda: publish({("a",): 3, ("b",): 4}, [Sum(("b",), (("a",),))]), "isn't the sum"),
        (lambda: publish({("a",): 3}, [Sum(("b",), (("a",),))]), "not in the table"),
        (lambda: publish({("a",): 3}, [], earlier={("b",): Told(0, None)}), "told earlier"),
        (lambda: publish({("a",): 30}, [], earlier={("a",): Told(31, 31)}), "isn't so"),
        (lambda: table({"a": {"x": 1}, "b": {"y": 1}}), "same columns"),
        (lambda: table({"a": {"x": 1}}, {"g": ["a"], "h": ["a"]}), "one group"),
        (lambda: line({}), "has cells"),
        (lambda: Rules(1), "below two"),
    ):
        with pytest.raises(TableError, match=words):
            wrong()

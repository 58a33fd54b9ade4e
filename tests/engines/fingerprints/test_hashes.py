"""An index of image hashes answers what comparing every hash answers: nothing is left out, nothing is too much."""

import threading
from contextlib import ExitStack
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.engines.fingerprints import HashIndex, hashes, layout

pytestmark = pytest.mark.once

MIXED = (11, 9, 12) * 8
LAYOUTS = st.sampled_from([layout.PLAIN, layout.SMALL, MIXED])
RADII = st.sampled_from([0, 1, 5, 15, 30, 31, 32, 40, 63])


def slow(rows, ids, query, radius):
    """Every hash compared, in whole numbers of Python."""
    asked, best = int.from_bytes(query), {}
    for row, one in zip(rows, ids, strict=True):
        apart = (int.from_bytes(row) ^ asked).bit_count()
        if apart <= radius:
            best[one] = min(apart, best.get(one, 256))
    return sorted(best.items(), key=lambda hit: (hit[1], hit[0]))


def cut_as(widths, *, always=True):
    """However few hashes there are: cut in these chunks, and looked up in them even where comparing all is cheaper."""
    stack = ExitStack()
    stack.enter_context(mock.patch.object(hashes, "layout_for", return_value=widths))
    stack.enter_context(mock.patch.dict(layout.SKETCHES, {MIXED: 8}))
    if always:
        stack.enter_context(mock.patch.object(layout, "_ROW", 1e18))
        stack.enter_context(mock.patch.object(hashes, "TOO_MANY", 1e-9))
    return stack


def array(rows):
    return np.frombuffer(b"".join(rows), np.uint8).reshape(-1, 32)


def flipped(row, bits):
    return (int.from_bytes(row) ^ sum(1 << bit for bit in set(bits))).to_bytes(32)


BASES = st.binary(min_size=32, max_size=32) | st.sampled_from([bytes(32), b"\xff" * 32, b"\x0f" * 32])
ANYWHERE = st.lists(st.integers(0, 255), max_size=70, unique=True)
EVENLY = st.integers(0, 3).flatmap(
    lambda each: st.tuples(*(st.lists(st.integers(16 * c, 16 * c + 15), max_size=each, unique=True) for c in range(16)))
).map(lambda parts: [bit for part in parts for bit in part])  # fmt: skip
TOGETHER = st.tuples(st.integers(0, 220), st.integers(0, 35)).map(lambda at: range(at[0], at[0] + at[1]))
FLIPS = ANYWHERE | EVENLY | TOGETHER


@st.composite
def worlds(draw):
    """Hashes near few others, so that many are alike, and questions near these."""
    bases = draw(st.lists(BASES, min_size=1, max_size=3))
    near = st.builds(flipped, st.sampled_from(bases), FLIPS)
    rows = draw(st.lists(near, min_size=1, max_size=40))
    ids = draw(st.lists(st.integers(-3, 12), min_size=len(rows), max_size=len(rows)))
    return rows, ids, draw(st.lists(near, min_size=1, max_size=5))


@settings(max_examples=200, deadline=None)
@given(worlds(), LAYOUTS, RADII, st.booleans())
def test_the_index_answers_what_the_slow_way_answers(world, widths, radius, always):
    rows, ids, queries = world
    with cut_as(widths, always=always):
        found = HashIndex.build(array(rows), np.array(ids)).search_many(queries, radius)
    assert found == [slow(rows, ids, query, radius) for query in queries]


@settings(max_examples=100, deadline=None)
@given(st.permutations(range(256)), BASES, st.integers(0, 63))
def test_whichever_bits_differ_a_hash_at_the_radius_is_found_and_one_bit_further_isnt(order, base, radius):
    with cut_as(layout.SMALL):
        index = HashIndex.build(array([flipped(base, order[:radius])]), [1])
        assert index.search(base, radius) == [(1, radius)]
        if radius:
            assert index.search(base, radius - 1) == []


@pytest.mark.parametrize(("size", "widths"), [(100, 0), (5_000, 16), (4_000_000, 12)])
def test_the_number_of_hashes_decides_how_they_are_cut(size, widths):
    cut = layout.layout_for(size)
    assert (len(cut), sum(cut)) == (widths, 256 if widths else 0)


@pytest.mark.parametrize("cut", [layout.SMALL, layout.LARGE])
@pytest.mark.parametrize("radius", [0, 7, 31, 45])
def test_the_allowances_of_a_plan_sum_up_to_one_more_than_the_radius(cut, radius):
    planned = layout.plan(cut, 10_000_000, radius)
    assert planned.units.sum() == radius + 1
    for at, width in enumerate(cut):
        masks = planned.masks[planned.first[at] : planned.last[at]]
        flips = planned.flips[planned.first[at] : planned.last[at]]
        assert len(set(masks.tolist())) == len(masks)
        assert all(
            int(mask).bit_count() == flip and int(mask) < 1 << width for mask, flip in zip(masks, flips, strict=True)
        )
        assert set(flips.tolist()) == set(range(planned.units[at]))


@pytest.fixture(scope="module")
def many():
    """Twenty thousand hashes, of which a quarter are nearly the same."""
    rng = np.random.default_rng(7)
    rows = rng.integers(0, 256, (20_000, 32), np.uint8)
    rows[:5_000] = rows[0]
    rows[np.arange(5_000), rng.integers(0, 32, 5_000)] ^= 1 << rng.integers(0, 8, 5_000, np.uint8)
    return rows


def test_many_that_are_alike_are_all_found_beside_others(many):
    index = HashIndex.build(many, np.arange(len(many)))
    queries = np.concatenate([many[::400], ~many[:3]])
    apart = np.bitwise_count(queries[:, None, :] ^ many[None]).sum(axis=2, dtype=np.int64)
    for radius in (2, 31):
        found = index.search_many(queries, radius)
        for hits, row in zip(found, apart, strict=True):
            assert sorted(hits) == [(at, int(row[at])) for at in np.flatnonzero(row <= radius)]
            assert [far for _one, far in hits] == sorted(far for _one, far in hits)


def test_an_index_of_millions_is_cut_otherwise_and_answers_the_same(many):
    with mock.patch.object(layout, "LARGE_FROM", 1):
        large = HashIndex.build(many, np.arange(len(many)))
    assert large._parts[0].segment.layout == layout.LARGE
    queries = many[4_990:5_040]
    with mock.patch.object(layout, "_ROW", 1e18):
        assert large.search_many(queries) == HashIndex.build(many, np.arange(len(many))).search_many(queries)


@settings(max_examples=80, deadline=None)
@given(worlds(), worlds(), LAYOUTS, st.data())
def test_a_delta_answers_what_an_index_built_anew_answers(world, other, widths, data):
    rows, ids, queries = world
    removed = data.draw(st.lists(st.sampled_from(ids), unique=True))
    half = len(other[0]) // 2
    with cut_as(widths):
        index = HashIndex.build(array(rows), ids).updated(removed=removed)
        index = index.updated((array(other[0][:half]), other[1][:half]))
        index = index.updated(added=(array(other[0][half:]), other[1][half:]))
        left = [(row, one) for row, one in zip(rows, ids, strict=True) if one not in removed]
        for some in (slice(half), slice(half, None)):
            new = list(zip(other[0][some], other[1][some], strict=True))
            left = [(row, one) for row, one in left if one not in {one for _row, one in new}] + new
        anew = [slow([row for row, _one in left], [one for _row, one in left], query, 31) for query in queries]
        assert index.search_many(queries) == anew
        assert index.merged().search_many(queries) == anew
        assert len(index) == len(index.merged()) == len(left)


def test_what_is_withdrawn_is_never_met_again_and_the_index_before_stays_as_it_was():
    before = HashIndex.build(array([bytes(32), b"\xff" * 32]), [5, 6])
    after = before.updated(removed=[5])
    assert (before.search(bytes(32)), after.search(bytes(32))) == ([(5, 0)], [])
    with pytest.raises(KeyError, match="5"):
        after.updated(removed=[5])
    assert after.updated((array([bytes(32)]), [5])).search(bytes(32)) == [(5, 0)]


def test_a_kept_index_answers_as_before_and_deltas_are_worked_in(tmp_path, many):
    index = HashIndex.build(many, np.arange(len(many))).updated((~many[:2], [10**12, -4]), removed=[7, 9_000])
    index.save(tmp_path / "index")
    again = HashIndex.open(tmp_path / "index")
    queries = np.concatenate([many[8_990:9_010], ~many[:2], many[7:8]])
    assert again.search_many(queries) == index.search_many(queries)
    assert [one.name for one in tmp_path.iterdir()] == ["index"]
    assert len(again.updated(removed=[-4])) == len(many) - 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "no index of image hashes"),
        (b"zotim-names-10\n", "no index of image hashes"),
        (b"zotim-prints-0\n" + bytes(99), "another version; make it anew"),
    ],
)
def test_another_file_is_refused(tmp_path, content, told):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(ValueError, match=told):
        HashIndex.open(tmp_path / "file")


def test_a_file_that_was_cut_short_is_refused(tmp_path, many):
    HashIndex.build(many, np.arange(len(many))).save(tmp_path / "index")
    whole = (tmp_path / "index").read_bytes()
    for size in (20, 200, len(whole) // 2, len(whole) - 64):
        (tmp_path / "index").write_bytes(whole[:size])
        with pytest.raises(ValueError, match="cut short"):
            HashIndex.open(tmp_path / "index")


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        (np.zeros((2, 32), np.uint8), [1]),
        (np.zeros((1, 31), np.uint8), [1]),
        (np.zeros((1, 32), np.int64), [1]),
        (np.zeros((1, 32), np.uint8), [1.5]),
        (np.zeros((1, 32), np.uint8), [[1]]),
    ],
)
def test_rows_and_ids_that_are_none_are_refused(rows, ids):
    with pytest.raises(ValueError):
        HashIndex.build(rows, ids)


def test_questions_that_are_none_are_refused():
    index = HashIndex.build(np.zeros((1, 32), np.uint8), [1])
    for digest, radius in ((bytes(31), 31), (bytes(32), -1), (bytes(32), 257)):
        with pytest.raises(ValueError):
            index.search(digest, radius)
    assert index.search_many([]) == []
    assert index.search(b"\xff" * 32, 256) == [(1, 256)]


def test_an_empty_index_finds_nothing():
    index = HashIndex.build(np.empty((0, 32), np.uint8), [])
    assert (len(index), index.search(bytes(32), 256)) == (0, [])
    assert index.updated((array([bytes(32)]), [3])).search(bytes(32)) == [(3, 0)]


def test_threads_that_ask_at_once_get_what_each_asked_for(many):
    index = HashIndex.build(many, np.arange(len(many)))
    expected, found = index.search_many(many[5_000:5_200]), {}
    threads = [
        threading.Thread(target=lambda at=at: found.update({at: index.search_many(many[5_000:5_200])}))
        for at in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(found.values()) == [expected] * 3

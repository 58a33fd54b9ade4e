"""What is passed over before it is looked at could not have scored enough."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engines.names import oracle
from tests.engines.names.test_lossless import WORDS, pairs
from zotim.engines.names import Entry, NameIndex, Query
from zotim.engines.names.bounds import HEAVIEST, heaviest, most
from zotim.engines.names.sketches import ANY, PLACES, SUPPORTING
from zotim.engines.names.table import scoring

TABLE = scoring().numbers
WEIGHTS = st.integers(0, 900)


@settings(max_examples=300, deadline=None)
@given(
    st.integers(-150, 1100), st.integers(0, 1000), WEIGHTS, WEIGHTS, WEIGHTS, st.integers(0, 60), st.integers(0, 3)
)  # fmt: skip
def test_the_heaviest_name_is_the_last_that_can_score_what_is_needed(
    need, alike, mine, theirs, more, helping, initials
):
    q_total = mine + more + helping
    given = (alike * mine, mine, theirs, q_total, helping)
    found = heaviest(need, *given, initials, TABLE)
    for weight in {0, found, found + 1, HEAVIEST} - {-1, HEAVIEST + 1}:
        can = most(*given, weight, initials, 0, TABLE) >= need
        assert can == (weight <= found), weight


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=14), min_size=1, max_size=5),
    st.lists(WORDS, min_size=5, max_size=12),
    st.sampled_from([0.0, 0.5, 0.8]),
)
def test_names_of_many_words_are_found_like_any_others(names, asked, threshold):
    entries = [Entry(id=f"{number}", names=(" ".join(words),)) for number, words in enumerate([*names, asked[:-1]])]
    query = Query(names=(" ".join(asked),))
    found = NameIndex.build(entries).match(query, 3, threshold)
    assert pairs(found) == oracle.match(entries, query, 3, round(threshold * 1000))


INITIALS = st.lists(WORDS | st.sampled_from("abdhjkmors"), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=100, deadline=None)
@given(st.lists(INITIALS, min_size=1, max_size=10), INITIALS, st.sampled_from([1, 10]), st.sampled_from([0.0, 0.8]))
def test_names_with_initials_are_found_like_any_others(names, asked, limit, threshold):
    entries = [Entry(id=f"{number}", names=(name,)) for number, name in enumerate(names)]
    query = Query(names=(asked,))
    found = NameIndex.build(entries).match(query, limit, threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


PARTICLES = st.sampled_from(["al", "bin", "bint", "ibn", "van", "von"])
BESIDE = st.lists(st.sampled_from(["ali", "hoxha", "omar"]) | PARTICLES, min_size=1, max_size=5).map(" ".join)


@settings(max_examples=100, deadline=None)
@example(["hoxha ali van"], "van hoxha", 1, 0.85)
@given(st.lists(BESIDE, min_size=1, max_size=5), BESIDE, st.sampled_from([1, 10]), st.sampled_from([0.5, 0.8, 0.85]))
def test_names_at_whose_end_a_particle_is_a_name_are_found_like_any_others(names, asked, limit, threshold):
    entries = [Entry(id=f"{number}", names=(name,)) for number, name in enumerate(names)]
    query = Query(names=(asked,))
    found = NameIndex.build(entries).match(query, limit, threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


MANY_BEAR = ["muhammad", "mohamed", "muhamed", "ahmad", "ahmet", "hasan", "hassan", "husayn", "hussein", "ali", "aly"]
FEWER_BEAR = ["khalid", "chalid", "yusuf", "youssef", "yosif", "umar", "omar", "alia", "harbi", "herbi", "kareem"]
COMMON = st.sampled_from([*MANY_BEAR, *FEWER_BEAR, "abd", "al"])
COMMON_NAMES = st.lists(COMMON, min_size=1, max_size=4).map(" ".join)
BORN = st.sampled_from([(), ("1970",), ("1970-05-12",), ("1971-05-12",), ("1980-01-02",)])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(COMMON_NAMES, BORN), min_size=1, max_size=10), COMMON_NAMES, BORN, st.sampled_from([1, 10]),
    st.sampled_from([0.0, 0.65, 0.8, 0.9]),
)  # fmt: skip
def test_names_that_raise_doubt_about_what_they_share_are_found_like_any_others(names, asked, born, limit, threshold):
    entries = [Entry(id=f"{number}", names=(name,), birth_dates=date) for number, (name, date) in enumerate(names)]
    query = Query(names=(asked,), birth_dates=born)
    found = NameIndex.build(entries).match(query, limit, threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


def test_words_that_only_support_take_one_place_beside_a_posting():
    arrays = NameIndex.build([Entry(id="1", names=("Omar bin Ali al Hoxha van Deva",))])._segments[0].arrays
    theirs = set(arrays["w_class"].tolist())
    assert len(theirs) == 5
    assert SUPPORTING in theirs
    for own, told in zip(np.repeat(arrays["w_class"], np.diff(arrays["post_start"])), _told(arrays), strict=True):
        assert told - {0} == theirs - {int(own)}


def test_a_name_of_more_other_words_than_there_are_places_is_told_by_none():
    name = "Omar Ali Hoxha Deva Barazi Krasniqi"
    arrays = NameIndex.build([Entry(id="1", names=(name,))])._segments[0].arrays
    assert _told(arrays) == [{ANY}] * 6


def _told(arrays):
    """The classes that stand beside each posting."""
    return [set(one) for one in arrays["post_others"].view(np.uint16).reshape(-1, PLACES).tolist()]

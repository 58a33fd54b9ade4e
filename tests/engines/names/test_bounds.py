"""What is passed over before it is looked at could not have scored enough."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.engines.names import oracle
from tests.engines.names.test_lossless import WORDS, pairs
from zotim.engines.names import Entry, NameIndex, Query
from zotim.engines.names.bounds import HEAVIEST, heaviest, most
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

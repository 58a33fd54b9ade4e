"""Nothing that the scorer would accept is left out: the index answers what the slow way answers."""

from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.names import oracle
from zotim.engines.names import Entry, NameIndex, Query, index, segment

# Few words and letters, so that likeness, ties, joined and split words and common parts come up all the time.
WORDS = st.sampled_from(
    [
        "ali",
        "aly",
        "alia",
        "mohamed",
        "muhammad",
        "mohd",
        "محمد",
        "علي",
        "خالد",
        "khaled",
        "khalid",
        "abdul",
        "rahman",
        "abdulrahman",
        "عبدالرحمن",
        "al",
        "el",
        "bin",
        "j",
        "k",
        "m",
        "barazi",
        "albarazi",
        "البرازي",
        "hassan",
        "hussein",
        "hasan",
        "xhafer",
        "djafer",
        "hoxha",
        "hodzha",
        "deva",
        "dev",
        "devaj",
        "krasniqi",
        "krasnici",
        "сергей",
        "sergey",
        "sergei",
        "ivanov",
        "иванов",
        "abu",
        "bakr",
        "abubakr",
        "salah",
        "salahuddin",
        "din",
        "sara",
        "sarah",
        "zara",
        "omar",
        "amir",
        "umar",
        "abdurrahman",
        "اسحاق",
        "صحراوي",
        "sahraoui",
        "das",
        "sheikh",
        "پرویز",
        "parviz",
        "وحیدی",
        "vahidi",
        "قنبری",
        "ghanbari",
        "محمدعلی",
        "golub",
        "holub",
        "lopes",
        "lopez",
        "hamidov",
        "khamidov",
        "hasani",
        "bank",
        "trading",
        "ltd",
        "تقی",
        "taghi",
        "اسحاقزی",
        "ishakzai",
        "كوفالسكي",
        "kowalski",
        "hajdar",
        "haydar",
        "hajdin",
        "haydin",
        "zijad",
        "ziad",
        "walter",
        "valter",
        "chabib",
        "khabib",
        "nedzmije",
        "nexhmije",
        "sayed",
        "alsayed",
        "7",
        "8",
        "vii",
    ]
)
LETTERS = st.text("abdhklmr", min_size=1, max_size=8)
NAMES = st.lists(WORDS | LETTERS, min_size=1, max_size=5).map(" ".join)
DATES = st.lists(st.sampled_from(["1970", "1970-05", "1970-05-12", "1970-12-05", "1971", "1985-01-01"]), max_size=2)
LANDS = st.lists(st.sampled_from(["al", "iq", "sy"]), max_size=2)
PAPERS = st.lists(st.sampled_from(["A1234567", "B7654321"]), max_size=1)
GENDERS = st.lists(st.sampled_from(["male", "female"]), max_size=1)
KINDS = st.sampled_from(["person", "person", "person", "organisation"])


def tuples(of):
    return of.map(tuple)


def entry(entry_id):
    return st.builds(
        Entry,
        id=st.just(entry_id),
        names=tuples(st.lists(NAMES, min_size=1, max_size=3)),
        kind=KINDS,
        birth_dates=tuples(DATES),
        countries=tuples(LANDS),
        documents=tuples(PAPERS),
        genders=tuples(GENDERS),
        weak=tuples(st.lists(NAMES, max_size=1)),
    )


LISTS = (
    st.integers(1, 12).flatmap(lambda size: st.tuples(*(entry(f"e{number:02}") for number in range(size)))).map(list)
)
QUERIES = st.builds(
    Query,
    names=tuples(st.lists(NAMES, min_size=1, max_size=2)),
    kind=KINDS | st.just(""),
    birth_dates=tuples(DATES),
    countries=tuples(LANDS),
    documents=tuples(PAPERS),
    genders=tuples(GENDERS),
)


def pairs(hits):
    return [(hit.entry_id, hit.score) for hit in hits]


@settings(max_examples=150, deadline=None)
@given(LISTS, QUERIES, st.sampled_from([1, 3, 10]), st.sampled_from([0.0, 0.5, 0.8]))
def test_the_index_answers_what_the_slow_way_answers(entries, query, limit, threshold):
    found = NameIndex.build(entries).match(query, limit=limit, threshold=threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


@settings(max_examples=150, deadline=None)
@given(LISTS, QUERIES, st.sampled_from([1, 3]), st.sampled_from([0.0, 0.8]))
def test_parts_that_many_names_hold_are_walked_late_and_lose_nothing(entries, query, limit, threshold):
    with mock.patch.object(index, "TOGETHER", 1):
        found = NameIndex.build(entries).match(query, limit=limit, threshold=threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


@settings(max_examples=80, deadline=None)
@given(LISTS, QUERIES, st.sampled_from([0, 4, 1000]), st.sampled_from([1, 3]), st.sampled_from([0.0, 0.8]))
def test_two_words_that_are_one_part_are_found_by_their_names_and_through_the_rarer_word(
    entries, query, walked, limit, threshold
):
    with mock.patch.object(segment, "WALKED", walked):  # 0: by their names alone; 1000: through the word alone
        found = NameIndex.build(entries).match(query, limit=limit, threshold=threshold)
    assert pairs(found) == oracle.match(entries, query, limit, round(threshold * 1000))


@settings(max_examples=60, deadline=None)
@given(LISTS, LISTS, QUERIES, st.data())
def test_a_delta_answers_what_an_index_built_anew_answers(entries, more, query, data):
    removed = data.draw(st.lists(st.sampled_from([one.id for one in entries]), unique=True))
    added = [
        Entry(**{**{name: getattr(one, name) for name in Entry.__slots__}, "id": one.id.replace("e", "f")})
        for one in more
    ]
    changed = (
        NameIndex.build(entries).updated(added=added[: len(added) // 2]).updated(added[len(added) // 2 :], removed)
    )
    anew = NameIndex.build([one for one in entries if one.id not in removed] + added)
    assert pairs(changed.match(query)) == pairs(anew.match(query))


@settings(max_examples=60, deadline=None)
@given(LISTS, QUERIES, st.data())
def test_an_explanation_adds_up_to_its_score(entries, query, data):
    for hit in NameIndex.build(entries).match(query):
        told = hit.explanation
        assert told.score == hit.score
        assert told.entry in {name for one in entries if one.id == hit.entry_id for name in (*one.names, *one.weak)}

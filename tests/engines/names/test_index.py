"""What an index answers doesn't depend on how it is asked, kept or changed; strange names are answered too."""

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numba.core.dispatcher import Dispatcher

from tests.engines.names import oracle
from tests.engines.names.test_lossless import LISTS, QUERIES, pairs
from zotim.engines.names import (
    Entry,
    NameIndex,
    Query,
    alignment,
    bounds,
    context,
    likeness,
    neighbours,
    question,
    searching,
    table,
)  # fmt: skip
from zotim.engines.names.likeness import distance
from zotim.engines.names.segment import MAGIC
from zotim.matching.cli import warm

LONG = "Muhammad al-Barazi " * 550
STRANGE = [
    "", " ", "…", "\ud800", "Arben \udfff Shembulli", "\u202eArben", "王", "A", "J K", "J. R. R.", "bin al el", "abu",
    "007", "42 Arben", "Ab" * 40, LONG, "x" * 10_000, "عبد" * 3000, "a b c d e f g h i j k l m n o p q r s",
    "Mohamed " * 16, "\0", "e\u0301" * 30,
]  # fmt: skip


def answers(found):
    return [pairs(hits) for hits in found]


@settings(max_examples=60, deadline=None)
@given(LISTS, st.lists(QUERIES, min_size=1, max_size=8), st.randoms(use_true_random=False), st.sampled_from([1, 10]))
def test_no_answer_depends_on_its_batch(entries, queries, order, limit):
    index = NameIndex.build(entries)
    alone = [index.match(query, limit) for query in queries]
    assert answers(index.match_many(queries, limit)) == answers(alone)
    mixed = list(range(len(queries)))
    order.shuffle(mixed)
    again = NameIndex.build(reversed(entries)).match_many([queries[number] for number in mixed], limit)
    assert answers(again) == [pairs(alone[number]) for number in mixed]
    for one, other in zip(alone, (again[mixed.index(number)] for number in range(len(queries))), strict=True):
        assert [hit.explanation for hit in one] == [hit.explanation for hit in other]


def test_hits_are_read_like_any_sequence_and_again():
    names = ("Arben Shembulli", "Arbën Shembuli", "Arben Shembul")
    index = NameIndex.build([Entry(id=str(number), names=(name,)) for number, name in enumerate(names)])
    query = Query(names=names[:1])
    hits = index.match(query)
    assert [hit.entry_id for hit in hits] == [hits[at].entry_id for at in range(len(hits))] == ["0", "1", "2"]
    assert [hits[-1], hits[0:2]] == [hits[2], [hits[0], hits[1]]]
    assert hits == list(hits) == index.match(query) != hits[:2]
    assert (repr(hits), hash(hits)) == (repr(list(hits)), hash(index.match(query)))
    assert [hit.explanation for hit in hits[1:]] == [hits[1].explanation, hits[2].explanation]
    with pytest.raises(IndexError):
        hits[3]


def test_what_is_forgotten_is_found_again(monkeypatch):
    entries = [Entry(id=f"{number}", names=(f"Arben Shembulli{number}",)) for number in range(40)]
    queries = [Query(names=(f"Arbën Shembuli{number}",)) for number in range(40)]
    expected = answers(NameIndex.build(entries).match_many(queries))
    monkeypatch.setattr(question, "MOST_KEPT", 3)
    index = NameIndex.build(entries)
    assert answers(index.match(query) for query in queries) == expected


def test_threads_answer_what_one_answers_alone():
    names = [
        "Arben Shembulli",
        "Khaled al-Barazi",
        "خالد البرازي",
        "Сергей Иванов",
        "Xhafer Deva",
        "Abdul Rahman Hassan",
    ]
    entries = [Entry(id=f"{number}", names=(f"{names[number % 6]} {number}",)) for number in range(300)]
    queries = [Query(names=(name.replace("e", "i") + f" {number}",)) for number in range(8) for name in names]
    index = NameIndex.build(entries)
    expected = answers(NameIndex.build(entries).match_many(queries))
    found: list[list] = [[] for _ in range(6)]

    def ask(place):
        found[place] = answers(index.match(query) for query in queries)

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == expected for one in found)


@pytest.mark.parametrize("kind", ["person", "vessel", ""])
def test_strange_names_are_answered_as_the_slow_way_answers_them(kind):
    entries = [
        Entry(id=f"{number:02}", names=(name, "Arben Shembulli"), kind="vessel" if number % 3 else "person")
        for number, name in enumerate(STRANGE)
    ]
    index = NameIndex.build(entries)
    queries = [Query(names=(name,), kind=kind) for name in STRANGE]
    for query, hits in zip(queries, index.match_many(queries), strict=True):
        assert pairs(hits) == oracle.match(entries, query, 10, 0)
        assert all(hit.explanation.score == hit.score for hit in hits)


def test_words_of_vowels_alone_meet_by_their_sound():
    entries = [Entry(id="1", names=("Ya Shembulli",)), Entry(id="2", names=("Aou",))]
    for name in ("Ia Shembulli", "Ia", "Yah", "Ao", "Au"):
        query = Query(names=(name,))
        assert pairs(NameIndex.build(entries).match(query)) == oracle.match(entries, query, 10, 0), name


def test_an_entry_with_five_hundred_aliases_is_one_hit():
    aliases = tuple(f"Arben Shembulli Malësori{number}" for number in range(500))
    index = NameIndex.build([Entry(id="1", names=aliases), Entry(id="2", names=("Arben Shembulli",))])
    hits = index.match(Query(names=aliases[:500]))
    assert [hit.entry_id for hit in hits] == ["1", "2"]
    assert hits[0].score == 1.0


def test_a_query_with_no_name_and_an_index_with_no_entry_find_nothing(tmp_path):
    empty = NameIndex.build([])
    assert empty.match(Query(names=("Arben",))) == []
    assert NameIndex.build([Entry(id="1", names=("Arben",))]).match_many([Query(names=())]) == [[]]
    assert empty.match_many([]) == []
    empty.save(tmp_path / "names")
    assert len(NameIndex.open(tmp_path / "names")) == 0


def test_a_document_longer_than_any_that_is_known_is_not_the_beginning_of_it():
    index = NameIndex.build([Entry(id="1", names=("Arben",), documents=("A1234567",))])
    assert index.match(Query(names=("Liridon",), documents=("A12345678",))) == []
    assert index.match(Query(names=("Liridon",), documents=("A-123 4567",)))[0].entry_id == "1"


@pytest.mark.parametrize(
    ("limit", "threshold", "kind"), [(0, 0.0, ""), (10, -0.1, ""), (10, 1.1, ""), (10, 0.0, "planet")]
)
def test_what_is_asked_wrongly_is_refused(limit, threshold, kind):
    with pytest.raises(ValueError):
        NameIndex.build([Entry(id="1", names=("Arben",))]).match(Query(names=("Arben",), kind=kind), limit, threshold)


# Keeping and changing


@settings(max_examples=40, deadline=None)
@given(entries=LISTS, query=QUERIES)
def test_an_index_that_was_kept_answers_what_it_did(tmp_path_factory, entries, query):
    path = tmp_path_factory.mktemp("kept") / "names"
    index = NameIndex.build(entries).updated(added=[Entry(id="z", names=("Xhafer Deva",))], removed=[entries[0].id])
    index.save(path)
    kept = NameIndex.open(path)
    hits, again = index.match(query), kept.match(query)
    assert pairs(again) == pairs(hits)
    assert [hit.explanation for hit in again] == [hit.explanation for hit in hits]
    assert len(kept) == len(index)


def test_an_index_is_mapped_into_memory_and_not_read(tmp_path):
    NameIndex.build([Entry(id="1", names=("Arben Shembulli",))]).save(tmp_path / "names")
    [segment] = NameIndex.open(tmp_path / "names")._segments
    for name, array in segment.arrays.items():
        owner = array
        while isinstance(owner, np.ndarray) and owner.base is not None:
            owner = owner.base
        assert len(array) == 0 or not isinstance(owner, np.ndarray), f"{name} was copied"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no index of names"),
        (b"PK\x03\x04 something else", "no index of names"),
        (b"zotim-names-1\n" + bytes(100), "another version"),
        (MAGIC, "cut short"),
        (MAGIC + (128).to_bytes(8, "little") + b"not JSON", "cut short"),
    ],
)
def test_a_file_that_is_no_index_of_this_version_is_refused(tmp_path: Path, content, reason):
    (tmp_path / "names").write_bytes(content)
    with pytest.raises(ValueError, match=reason):
        NameIndex.open(tmp_path / "names")


def test_an_index_that_was_cut_is_refused(tmp_path):
    path = tmp_path / "names"
    NameIndex.build([Entry(id="1", names=("Arben Shembulli",))]).save(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ValueError, match="cut short"):
        NameIndex.open(path)


def test_a_removal_is_effective_at_once_and_leaves_the_old_index_as_it_was():
    index = NameIndex.build([Entry(id="1", names=("Arben Shembulli",)), Entry(id="2", names=("Arben Shembuli",))])
    changed = index.updated(removed=["1"])
    query = Query(names=("Arben Shembulli",))
    assert [hit.entry_id for hit in changed.match(query)] == ["2"]
    assert [hit.entry_id for hit in index.match(query)] == ["1", "2"]
    with pytest.raises(KeyError):
        changed.updated(removed=["1"])


def test_an_entry_that_is_changed_is_found_by_its_new_name_alone():
    index = NameIndex.build([Entry(id="1", names=("Arben Shembulli",))])
    changed = index.updated(added=[Entry(id="1", names=("Xhafer Deva",))])
    assert changed.match(Query(names=("Arben Shembulli",))) == []
    assert [hit.entry_id for hit in changed.match(Query(names=("Djafer Deva",)))] == ["1"]


# Parts of it


def compiled():
    modules = (alignment, bounds, context, likeness, neighbours, searching)
    kernels = {kernel for module in modules for kernel in vars(module).values() if isinstance(kernel, Dispatcher)}
    return {f"{kernel.__module__}.{kernel.__name__}": len(kernel.signatures) for kernel in kernels}


def test_whoever_is_warm_compiles_nothing_more(tmp_path):
    warm()
    before = compiled()
    entries = [
        Entry(id=f"{number}", names=(name,), weak=("Beni",), birth_dates=("1970",), documents=("A1234567",))
        for number, name in enumerate(STRANGE)
    ]
    for index in (NameIndex.build([]), NameIndex.build(entries[:1]), NameIndex.build(entries)):
        index.save(tmp_path / "names")
        for one in (index, NameIndex.open(tmp_path / "names"), index.updated(added=[Entry(id="z", names=("Arben",))])):
            for query in (
                Query(names=("Arben",)),
                Query(names=("Arben J", "خالد"), kind="", genders=("male",)),
            ):
                for hit in one.match_many([query, Query(names=("A",), documents=("A1234567",))], limit=3)[0]:
                    assert hit.explanation.lines()
    assert compiled() == before


def plain_distance(one: str, other: str) -> int:
    rows = [[i + j if not i * j else 0 for j in range(len(other) + 1)] for i in range(len(one) + 1)]
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


SHORT = st.text("abc", max_size=9)


@settings(max_examples=400)
@given(SHORT, SHORT, st.integers(1, 3))
def test_the_distance_by_bits_is_the_plain_one(one, other, most):
    letters, others = (np.array([*map(ord, text), 0], np.uint8) for text in (one, other))
    assert distance(letters, len(one), others, len(other), most) == min(plain_distance(one, other), most + 1)


def test_a_table_that_counts_two_letters_in_short_words_is_refused(tmp_path, monkeypatch):
    text = (Path(table.__file__).parent / "data" / "scoring_v1.toml").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "hasty.toml").write_text(text.replace("two_letters = [0, 0,", "two_letters = [0, 700,"))
    monkeypatch.setattr(table, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match="two letters that differ count from 6 letters on"):
        table.scoring("hasty")


def test_a_table_by_which_what_is_missing_in_a_query_costs_nothing_is_refused(tmp_path, monkeypatch):
    text = (Path(table.__file__).parent / "data" / "scoring_v1.toml").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "idle.toml").write_text(text.replace("missing_in_query = 20", "missing_in_query = 0"))
    monkeypatch.setattr(table, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match="missing_in_query is at least 1 hundredth"):
        table.scoring("idle")

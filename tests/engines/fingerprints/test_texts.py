"""Texts that are nearly the same are met, and how alike they are is what counting the changes letter by letter says."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.engines.fingerprints import TextIndex
from zotim.engines.fingerprints.letters import plain, units

pytestmark = pytest.mark.once

LETTERS = st.text("abcdeëçا بتن 1", max_size=90)


def slow(one, other):
    """1 - changes / length of the longer one, row by row."""
    a, b = units(one).tolist(), units(other).tolist()
    row = list(range(len(b) + 1))
    for at, letter in enumerate(a):
        before, row = row, [at + 1]
        for to, against in enumerate(b):
            row.append(min(before[to + 1] + 1, row[-1] + 1, before[to] + (letter != against)))
    return 1 - row[-1] / max(1, len(a), len(b))


def changed(data, text, most):
    """A text with up to so many letters put in, left out or exchanged."""
    for _ in range(data.draw(st.integers(0, most))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(["", "a", "ت", "x "])) + text[at + data.draw(st.integers(0, 1)) :]
    return text


@settings(max_examples=150, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=6), st.data())
def test_what_is_found_is_as_alike_as_counting_says(texts, data):
    query = changed(data, data.draw(st.sampled_from(texts)), 8)
    expected = {at: slow(query, text) for at, text in enumerate(texts)}
    for one, alike in TextIndex.build(texts, range(len(texts))).search(query, 0.6):
        assert alike == pytest.approx(expected[one], abs=1e-12)
        assert alike >= 0.6


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_a_text_meets_itself_however_it_is_written(texts):
    index = TextIndex.build(texts, range(len(texts)))
    for at, text in enumerate(texts):
        written = "‏" + text.upper().replace("ا", "اَ").replace(" ", "  -- ") + " https://example.org/x?y"
        hits = index.search(written)
        assert ((at, 1.0) in hits) == bool(plain(text))


def long_text(rng, words=70):
    letters = "aaeeëiiouyrtnshkmpldbgvfzçx" if rng.random() < 0.5 else "ااالليويونمرتبكسدعفحهقجش"
    return " ".join("".join(rng.choices(letters, k=rng.randint(2, 9))) for _ in range(words))


@pytest.fixture(scope="module")
def many():
    rng = random.Random(5)
    return [long_text(rng) for _ in range(800)]


@pytest.mark.parametrize("share", [0.05, 0.15, 0.2])
def test_letters_changed_anywhere_hide_no_text(many, share):
    rng = random.Random(11)
    index, met, alike = TextIndex.build(many, range(len(many))), 0, 0
    for at in range(0, len(many), 8):
        letters = list(many[at])
        for place in rng.sample(range(len(letters)), int(share * len(letters))):
            letters[place] = rng.choice(["", "a", "ر", letters[place] + "e"])
        query = "".join(letters)
        alike += 1
        met += any(one == at for one, _alike in index.search(query))
    assert met >= 0.99 * alike


def test_a_part_exchanged_hides_no_text_and_others_arent_met(many):
    index = TextIndex.build(many, range(len(many)))
    for at in range(0, len(many), 10):
        words = many[at].split()
        query = " ".join(words[:20] + many[at - 1].split()[:12] + words[32:])
        assert [one for one, _alike in index.search(query)] == [at]


def test_a_text_that_stands_there_many_times_is_met_each_time(many):
    texts = [many[0]] * 3_000 + many[1:50]
    index = TextIndex.build(texts, range(len(texts)))
    assert index.search(many[0]) == [(at, 1.0) for at in range(3_000)]


def test_links_marks_and_case_make_no_difference():
    index = TextIndex.build(["Ejani në SHESH, të premten!", "اجتماعٌ في السّاحة"], [1, 2])
    assert index.search("ejani ne shesh te premten https://example.org/?utm=1") == [(1, 1.0)]
    assert index.search("اجتماع في الساحه") == [(2, 1.0)]


def test_a_text_without_a_letter_meets_nothing():
    index = TextIndex.build(["", "…", "po"], [1, 2, 3])
    assert (index.search(""), index.search("!!"), index.search("po")) == ([], [], [(3, 1.0)])
    assert TextIndex.build([], []).search("po") == []


def test_an_added_text_is_met_at_once_and_a_withdrawn_one_never_again(tmp_path, many):
    index = TextIndex.build(many[:50], range(50)).updated((many[50:52], [50, 3]), removed=[7])
    assert [index.search(many[at]) for at in (50, 51, 3, 7, 8)] == [[(50, 1.0)], [(3, 1.0)], [], [], [(8, 1.0)]]
    index.save(tmp_path / "texts")
    again = TextIndex.open(tmp_path / "texts")
    assert again.search_many(many[:60]) == index.search_many(many[:60])
    assert len(again) == len(index) == 50


def test_bad_questions_are_refused():
    index = TextIndex.build(["po"], [1])
    for text, similarity in (("po", 0.4), ("po", 1.1), ("a" * 20_001, 0.8)):
        with pytest.raises(ValueError):
            index.search(text, similarity)

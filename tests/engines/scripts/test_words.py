"""Search words, languages and controls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.scripts import detect_language, has_controls, strip_controls, tokens


@pytest.mark.parametrize("written", ["العراق", "عراق", "والعراق", "بالعراق", "للعراق", "ﺍﻟﻌﺮﺍﻕ"])
def test_an_arabic_word_is_found_with_and_without_its_article(written: str) -> None:
    assert tokens(written) == ["عراق"]


def test_a_word_that_begins_like_an_article_agrees_with_itself_behind_one() -> None:
    assert tokens("التزام") == tokens("الالتزام")
    assert tokens("ألبانيا") == tokens("لألبانيا") == tokens("وألبانيا")
    assert tokens("الله") == ["الله"]


def test_albanian_is_found_as_people_type_it() -> None:
    assert tokens("Çështjet e Shqipërisë") == tokens("ceshtjet e shqiperise")


@given(st.text())
def test_search_words_are_stable(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shqipëria do të dërgojë gjashtë ushtarakë.", "sq"),
        ("Keshilli miratoi planin e ri per te rinjte", "sq"),
        ("We will send six soldiers to the mission.", "en"),
        ("The ministry adopted the plan", "en"),
        ("تستعد ألبانيا لإرسال ستة عسكريين إلى NATO Mission Iraq", "ar"),
        ("NATO 2027", "en"),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_script_and_small_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_overrides_are_seen_and_taken_out_but_marks_stay() -> None:
    assert has_controls("report\u202efdp.exe")
    assert strip_controls("a\u202e\u2067b\u2069\u200f") == "ab\u200f"
    assert not has_controls("نص\u200f عادي")

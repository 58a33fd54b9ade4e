"""Letters of other scripts, and how words sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.scripts.folding import normalise
from zotim.engines.scripts.romanising import folded, spell


def sound(word: str) -> str:
    return spell(folded(word)).sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Shembulau", "Shembulav", id="a Belarusian ending"),
        pytest.param("Shembulowski", "Shembuluski", id="w between consonants is a vowel"),
        pytest.param("Shembulouski", "Shembulovski", id="a Belarusian ending before -ski"),
        pytest.param("Schembulow", "Schembulov", id="a German ending"),
        pytest.param("Chruschtschow", "Chrushchov", id="German consonants"),
        pytest.param("Хоџа", "Hodzha", id="an h in South Slavic letters"),
        pytest.param("Хатиб", "Khatib", id="a kh in East Slavic letters"),
        pytest.param("Shembuć", "Shembuch", id="a letter with an accent"),
        pytest.param("Shembulovic", "Shembulović", id="a South Slavic ending without its accent"),
        pytest.param("Schmidt", "Schmitt", id="a d that isn't heard"),
        pytest.param("Wheeler", "Уилер", id="an English wh"),
        pytest.param("Shembulczyk", "Shembulchyk", id="Polish consonants"),
        pytest.param("Ziaei", "Ziayi", id="three vowels that are heard"),
        pytest.param("Wright", "Rait", id="an English wr and ght"),
    ],
)
def test_spellings_of_one_sound_agree(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_a_short_word_keeps_its_vowel_at_the_end() -> None:
    assert sound("Lau") != sound("Lav")
    assert sound("Mamadou") == sound("Mamadu")


def test_letters_that_sound_alike_are_heard_one_by_one_where_a_vowel_may_stand_between() -> None:
    assert spell(folded("ممدوح")).skeleton == spell("mamduh").skeleton == "mmd"
    assert spell(folded("یزدی")).skeleton == spell("yazdi").skeleton == "dd"
    assert spell("muhammad").skeleton == "mhmd"


def test_accents_are_heard_and_not_printed() -> None:
    assert (spell(folded("Çaku")).roman, spell(folded("Çaku")).sound) == ("caku", "saku")


@pytest.mark.parametrize(
    ("written", "roman"),
    [
        pytest.param("ځدران", "zdran", id="Pashto"),
        pytest.param("کۆڕ", "kwr", id="Kurdish"),
        pytest.param("ئەحمەد", "ahmad", id="vowels of Kurdish and Uyghur"),
        pytest.param("ئۆمەر", "wmar", id="a letter that only carries the first vowel"),
        pytest.param("بھٹو", "bhtw", id="a breath that Latin letters write too"),
        pytest.param("دھامی", "damy", id="a breathed consonant of Urdu"),
        pytest.param("خامنه‌ای", "khamny", id="a Persian ending behind a silent h"),
        pytest.param("تشفار", "chfar", id="a ch in Arabic letters"),
        pytest.param("ﺷﻤﺒﻮﻟﯽ", "shmbwly", id="letters in the form they are printed in"),
    ],
)
def test_arabic_letters_of_other_languages_are_known(written: str, roman: str) -> None:
    assert spell(folded(written)).roman == roman


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_fold_as_all_do(text: str) -> None:
    assert folded(text) == normalise(text).text

"""What is counted stands in the form that a dictionary has."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.claims import read
from zotim.engines.claims.lexicon import lexicon
from zotim.engines.claims.unit_words import base_form
from zotim.vocabulary import Language


@pytest.mark.parametrize(
    ("language", "sentence", "quantity", "unit"),
    [
        ("sq", "Ministria do t'u japë pajisje tri qendrave rinore.", 3, "qendra"),
        ("sq", "Ministria do të pajisë dy zyrat në kufi.", 2, "zyra"),
        ("sq", "Ministria trajnoi katër ish-përfituesve kujdestarë.", 4, "përfitues"),
        ("sq", "Qeveria dha 5 milionë eurosh për shkollat.", 5_000_000, "EUR"),
        ("en", "The police mentor 240 Iraqi recruits.", 240, "recruits"),
        ("en", "The city hired two young social workers.", 2, "workers"),
        ("ar", "دربت الوزارة 50 مرشداً.", 50, "مرشد"),
        ("ar", "أرسلت الوزارة كتيبتين.", 2, "كتيبة"),
        ("ar", "أنشأت الوزارة ثلاث لجان.", 3, "لجان"),
    ],
)
def test_a_unit_is_named_as_in_a_dictionary(language: str, sentence: str, quantity: int, unit: str) -> None:
    [claim] = read(sentence, language)
    assert (claim.quantity, claim.unit) == (quantity, unit)


@given(st.sampled_from(Language), st.integers(1, 200))
def test_no_word_loses_its_stem(language: Language, value: int) -> None:
    for word in ("ave", "ها", "ines", "تين", "ët"):
        assert base_form(word, Decimal(value), lexicon(language)) == word

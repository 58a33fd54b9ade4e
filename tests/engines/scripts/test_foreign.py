"""Texts in other languages are known by their small words; none in ours is taken for one of them."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.scripts.foreign import FEWEST, OTHER_LETTERS, foreign_language
from zotim.engines.scripts.languages import SMALL_WORDS

CLAIMS = Path(__file__).parents[3] / "benchmarks" / "data" / "claims"
PIECES = re.compile(r"(?<=[.!?؟;:])\s+|\n+")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La France enverra six soldats à la mission en Irak avant la fin du mois de juin 2027.", "French"),
        ("Il governo si impegna a formare gli agenti della polizia e a finanziare progetti nelle comunità.", "Italian"),
        ("Deutschland wird vor Ende Juni sechs Soldaten zu der Mission im Irak entsenden.", "German"),
        ("España enviará seis soldados a la misión de la OTAN en Irak antes del final de junio.", "Spanish"),
        ("Türkiye bu misyon için altı asker gönderecek ve bir bütçe ayıracaktır.", "Turkish"),
        ("Vlada je odlučila da se za to izdvoje sredstva koja će biti na misiji.", "Serbian, Croatian or Bosnian"),
        ("دولت شش سرباز را به ماموریت خواهد فرستاد و برای این کار بودجه ای را تامین می کند.", "Persian"),
        ("Владата ќе испрати шест војници во мисијата.", OTHER_LETTERS),
        ("Η Ελλάδα θα στείλει έξι στρατιώτες.", OTHER_LETTERS),
    ],
)  # fmt: skip
def test_a_text_in_another_language_is_known(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "2027: 6, 12, 40", "NATO Mission Iraq", "Dr. El-Sayed de la Cruz", "Do të dërgojmë gjashtë."],
)
def test_what_is_too_short_to_tell_is_never_refused(text: str) -> None:
    assert foreign_language(text) is None


def test_a_text_of_ours_may_quote_another_language() -> None:
    text = "The ministry told the committee that the name of the programme is “La paix pour les enfants de la ville”."
    assert foreign_language(text) is None


def test_no_statement_and_no_sentence_of_the_evaluation_is_taken_for_another_language() -> None:
    texts = [
        json.loads(line)["text"]
        for path in sorted(CLAIMS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert texts
    assert [piece for text in texts for piece in (text, *PIECES.split(text)) if foreign_language(piece)] == []


@given(st.lists(st.sampled_from(sorted(SMALL_WORDS["sq"]))), st.lists(st.sampled_from(["le", "les", "des"])))
def test_fewer_words_of_another_language_than_are_needed_say_nothing(ours: list[str], theirs: list[str]) -> None:
    assert foreign_language(" ".join(["de", *theirs][: FEWEST - 1] + [word for word in ours if len(word) > 2])) is None

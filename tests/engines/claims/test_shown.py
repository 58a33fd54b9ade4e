"""A suggestion says by which words it was found."""

import pytest

from zotim.engines.claims import found_by, read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shqipëria do të dërgojë gjashtë ushtarë në Irak.", "do të dërgojë"),
        ("Albania is preparing to send six soldiers to Iraq.", "is preparing"),
        ("ستدرب ألبانيا 40 ضابطا.", "ستدرب"),
        ("Në shtator u trajnuan 40 mësues.", "trajnuan"),
    ],
)
def test_the_words_stand_as_the_text_writes_them(text, words):
    (claim,) = read(text)
    assert found_by(claim.passage, claim.rule) == words


@pytest.mark.parametrize("rule", ["sq.holds", "en.table:", "en.future:sing", ""])
def test_a_rule_that_names_no_word_of_the_passage_has_none(rule):
    assert found_by("will send six soldiers", rule) == ""

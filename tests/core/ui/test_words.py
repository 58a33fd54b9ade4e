"""Every code that people meet has a word."""

from enum import Enum

import pytest
from django.utils.translation import override

from zotim.core.ui import words
from zotim.vocabulary import ClaimAction, Classification, DatePrecision, Glyph, LineOfEffort

ENUMS = (LineOfEffort, ClaimAction, Classification, Glyph, DatePrecision)


@pytest.mark.parametrize("enum", ENUMS)
def test_every_member_has_a_word(enum):
    with override("en"):
        for member in enum:
            assert str(words.label(member)) != member.value or member in {Glyph.PROMISED, Glyph.PROVEN}
            assert words.label(member.value, enum.__name__) == words.label(member)


def test_the_same_code_means_what_its_table_says():
    with override("en"):
        assert words.label("done", "Status") == "done"
        assert words.label("done", "ClaimAction") == "says it was done"


def test_an_unknown_code_stays_itself():
    assert words.label("not-a-code", "Glyph") == "not-a-code"
    assert words.label("x", "NoSuchEnum") == "x"
    assert words.label(None) == "–"


def test_choices_are_pairs_for_a_form():
    assert [code for code, _word in words.choices(Classification)] == ["public", "internal", "restricted"]


def test_nobody_chooses_among_codes():
    class Colour(Enum):
        RED = "red"

    with pytest.raises(KeyError):
        words.choices(Colour)


def test_a_table_of_words_cannot_be_replaced():
    with pytest.raises(ValueError):
        words.add("Glyph", {})


def test_a_state_is_read_from_its_machine():
    import zotim.core.approvals.states  # noqa: F401

    with override("en"):
        assert words.state_label("pending", "approvals.Approval") == "Waiting"
    assert words.state_label("odd", "approvals.Approval") == "odd"
    assert words.state_label("odd", "no.Machine") == "odd"

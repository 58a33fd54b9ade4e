"""A word is only passed over by how it sounds where no rule of its form calls it alike."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.names.test_index import plain_distance
from tests.engines.names.test_lossless import LETTERS, WORDS
from zotim.engines.names.likeness import BY_BARE, BY_KIN, BY_NEAR, BY_SKELETON, BY_SOUND, likeness
from zotim.engines.names.sifting import APART, heard, may_sound, of_consonant, of_skeleton, places
from zotim.engines.names.table import scoring
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import spell

TABLE = scoring().numbers
SPOKEN = st.text("abdhiklmrstu", max_size=14)


def sound_alike(one: str, other: str, most: int) -> bool:
    sound = np.array([[*map(ord, text.ljust(24, "\0"))] for text in (one, other)], np.uint8)
    packed = heard(sound, np.array([len(one), len(other)], np.uint8), np.zeros(2, np.bool_))
    where = np.empty(32, np.uint64)
    places(sound[0], len(one), where)
    return bool(may_sound(where, len(one), packed[1], most))


@settings(max_examples=400, deadline=None)
@given(SPOKEN, SPOKEN, st.integers(0, 3))
def test_sounds_are_told_apart_by_how_many_letters_differ(one, other, most):
    near = plain_distance(one, other) <= most
    assert sound_alike(one, other, most) == near or len(other) > 11 or not one


@settings(max_examples=400, deadline=None)
@given(WORDS | LETTERS, WORDS | LETTERS, st.sampled_from([1, 900, 950]))
def test_no_word_is_sifted_out_that_a_rule_of_its_form_calls_alike(one, other, least):
    mine = Words.of([spell(one), spell(other)])
    value, how = likeness(*mine.row(0), *mine.row(1), TABLE)
    bare = bool(mine.bare[0])
    if value < least or bare != mine.bare[1]:
        return
    most = APART
    if how in (BY_NEAR, BY_KIN):
        hard, other_hard = (int(mine.hard[at]) for at in range(2))
        most = of_consonant(hard, hard < other_hard, TABLE)
    elif how in (BY_SOUND, BY_SKELETON, BY_BARE):
        most = of_skeleton(int(mine.hard[0]), bare, least, TABLE)
    where = np.empty(32, np.uint64)
    places(mine.sound[0], int(mine.loud[0]), where)
    assert may_sound(where, int(mine.loud[0]), heard(mine.sound, mine.loud, mine.bare)[1], most)

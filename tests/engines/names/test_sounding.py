"""Two parts written as one sound as any word does."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zotim.engines.names.sounding import table, write_as_one
from zotim.engines.names.vocabulary import Words
from zotim.engines.scripts.romanising import LONGEST, SKI, Spelling, sounds, spelling

PIECES = st.sampled_from([*sounds(bare=False), *SKI, "vic", "'", "7"])
ROMANS = st.lists(PIECES | st.text("aceghijkostuvwx'", max_size=9), min_size=1, max_size=5).map("".join)


@settings(max_examples=500, deadline=None)
@given(ROMANS, ROMANS, st.booleans(), st.booleans())
@example("zachar", "owski", False, False)
@example("karpau", "ski", False, False)
@example("hij", "azi", False, False)
@example("al", "shmry", True, True)
def test_two_words_sound_together_as_one_that_is_written_so(one, other, bare, other_bare):
    mine = [Spelling(word[:LONGEST], "", "", bare) for word, bare in ((one, bare), (other, other_bare))]
    words = Words(np.concatenate([Words.of(mine).rows, np.full((1, Words.of([]).rows.shape[1]), 255, np.uint8)]))
    write_as_one(words.rows, np.array([[0, 1]]), 2, table(bare=False), table(bare=True))
    both = bare or other_bare
    first = "l" if both and mine[0].roman == "al" else mine[0].roman
    assert bytes(words.rows[2]) == bytes(Words.of([spelling((first + mine[1].roman)[:LONGEST], bare=both)]).rows[0])

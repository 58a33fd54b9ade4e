"""While an index is made its names are cut as a question is, though each word is cut once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines.names.test_index import STRANGE
from tests.engines.names.test_lossless import NAMES
from zotim.engines.names import Entry, NameIndex, vocabulary
from zotim.engines.names.numbering import Numbering
from zotim.engines.names.parts import Kind, parts
from zotim.engines.names.vocabulary import packed

CODES = {kind: code for code, kind in enumerate(Kind)}


def told(name, organisation):
    return [(packed([part.spelling]), CODES[part.kind], part.weight) for part in parts(name, organisation)]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(NAMES | st.sampled_from(STRANGE), st.booleans()), min_size=1, max_size=12))
def test_the_parts_of_many_names_are_those_of_each(asked):
    numbering = Numbering(CODES)
    found = [numbering.cut(name, organisation) for name, organisation in asked]
    numbers = np.array([number for some in found for number in some], np.int32)
    words, kinds, weights, settled = numbering.settled(numbers)
    known = [(words.rows[at].tobytes(), int(kinds[at]), int(weights[at])) for at in range(len(words))]
    assert [known[number] for number in settled] == [one for name, what in asked for one in told(name, what)]
    assert len(set(known)) == len(known)


def test_more_words_than_an_index_holds_are_refused(monkeypatch):
    monkeypatch.setattr(vocabulary, "MOST_WORDS", 2)
    with pytest.raises(ValueError, match="3 different words; one index holds at most 2"):
        NameIndex.build([Entry(id="1", names=("Arben Beni Shembulli",))])

"""What `bench fingerprints` asks is what it says, and what is lost is told."""

import fingerprints
import numpy as np
import pytest
from _prints_made import CHANGES, flipped, likeness, picture

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("one", "other", "alike"), [("abcd", "abcd", 1), ("abcd", "abd", 0.75), ("kitten", "sitting", 4 / 7), ("ab", "", 0)]
)
def test_likeness_counts_changes(one, other, alike):
    assert likeness(one, other) == pytest.approx(alike)


def test_a_planted_hash_is_as_far_as_it_says():
    row = np.arange(32, dtype=np.uint8)
    assert np.bitwise_count(flipped(np.random.default_rng(1), row, 31) ^ row).sum() == 31


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_leaves_a_picture(name):
    assert min(CHANGES[name](picture(1, 160, 120), 1).size) > 20


def test_where_another_is_better_is_told_column_by_column():
    heads = ["9 hashes", "lookups a second", "recall", "build, s", "memory, MB"]
    rows = [
        ["zotim 1", "1,000", "1.000", "2.0", "9"],
        ["zotim, 10 hashes", "1", "0", "9", "9"],
        ["other 1", "2,000", "0.900", "1.0", "10"],
    ]
    assert fingerprints.lost([[heads, *rows]]) == [
        "9 hashes, lookups a second: other 1 2,000, ours 1,000",
        "9 hashes, build, s: other 1 1.0, ours 2.0",
    ]

"""What is told of an entity's dates by one byte never promises less than they do."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from zotim.engines.names.context import LEVELS, changes_by_year, context_change, final, wanted, year_bytes
from zotim.engines.names.table import scoring

TABLE = scoring().numbers
YEARS = st.sampled_from([0, 1847, 1848, 1849, 1850, 1969, 1970, 1971, 1985, 2102, 2103, 2104, 9999])
DATES = st.lists(
    st.builds(lambda year, rest: year * 10000 + rest, YEARS, st.sampled_from([0, 500, 512, 1205])), max_size=3
)
LANDS = st.lists(st.sampled_from([1, 2]), max_size=2)


@given(DATES, DATES, LANDS, LANDS)
def test_no_date_changes_more_than_its_year_says(asked, listed, lands, theirs):
    mine, dates, start = np.array(asked, np.int64), np.array(listed, np.int32), np.array([0, len(listed)], np.int32)
    most, level = np.empty(LEVELS, np.int64), np.empty(256, np.uint8)
    levels = changes_by_year(mine, 0, len(mine), bool(lands), TABLE, most, level)
    of = level[year_bytes(start, dates)[0]]
    by = context_change(
        mine, 0, len(mine), dates, 0, len(dates), np.array(lands, np.int64), 0, len(lands), np.array(theirs, np.int32),
        0, len(theirs), 0, 0, TABLE,
    )  # fmt: skip
    assert of < levels
    assert sum(by) <= most[of]
    assert list(most[:levels]) == sorted(most[:levels], reverse=True)


@given(st.integers(0, 1000), st.integers(1, 1000), st.integers(-300, 200))
def test_a_name_is_enough_when_its_pair_is(name, score, change):
    assert (name >= wanted(score, change, TABLE)) == (final(name, change, False, TABLE) >= score)


def test_entities_of_one_year_are_told_by_it_and_others_by_none():
    dates = np.array([19700512, 19700000, 19700512, 19710512, 18000101], np.int32)
    told = year_bytes(np.array([0, 2, 2, 4, 5], np.int32), dates).tolist()
    assert told[0] == 1970 - 1848
    assert told[1:] == [1, 0, 0]

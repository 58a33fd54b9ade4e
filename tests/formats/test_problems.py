"""A problem in a file says where it is and what is wrong, in one line."""

import pytest

from zotim.formats.problems import Problem, Reading


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("a.csv", 3, "name", "column_missing"), "a.csv, line 3, name: this column is missing"),
        (Problem("a.csv", 0, "", "rows", {"most": 5}), "a.csv: the file has more than 5 rows; split it"),
        (Problem("a.edi", 2, "", "early", unit="segment"),
         "a.edi, segment 2: nobody has been named yet to whom this belongs; it was left out"),
    ],
)  # fmt: skip
def test_where_it_is_stands_before_what_is_wrong(problem, said):
    assert str(problem) == said


def test_a_value_of_any_name_is_told_and_a_long_one_is_cut():
    told = []
    Reading("a.csv", told.append).wrong(1, "born", "date", value="9" * 1000, line=7, file="b.csv")
    [problem] = told
    assert (len(problem.values["value"]), problem.values["line"], problem.values["file"]) == (60, 7, "b.csv")

"""The lists as they were published, where the folder with them is (``ZOTIM_SHARED_DATA``): counted, and told whole."""

import os
from collections import Counter
from pathlib import Path

import pytest

from zotim.formats.lists import Listing, Problem, read_lists
from zotim.formats.lists.lines import lines, rows
from zotim.formats.problems import Reading

FOLDER = os.environ.get("ZOTIM_SHARED_DATA", "")
pytestmark = pytest.mark.skipif(
    not FOLDER or not (Path(FOLDER) / "lists").is_dir(),
    reason="ZOTIM_SHARED_DATA names no folder with published lists in lists/un and lists/ofac",
)


def _read(*parts: str) -> tuple[list[Listing], list[Problem]]:
    problems: list[Problem] = []
    return list(read_lists([Path(FOLDER, "lists", *parts)], problems.append)), problems


def _rows(name: str) -> int:
    with Path(FOLDER, "lists", "ofac", name).open("rb") as file:
        reading = Reading(name, lambda problem: pytest.fail(str(problem)))
        return sum(1 for _ in rows(lines(file, reading), reading))


def test_the_list_of_the_united_nations_is_read_whole() -> None:
    listings, problems = _read("un", "UN_consolidated.xml")
    assert problems == []
    assert Counter(one.kind for one in listings) == {"person": 730, "organisation": 273}
    # The manifest's 380 are lines that mention the tag: 378 names, two over two lines. One repeats the Latin name.
    originals = [name for one in listings for name in one.names[1:] if name.role == "name"]
    assert len(originals) == 377
    assert not [name for name in originals if name.script in ("Latn", "Zyyy", "")]


def test_an_older_list_of_the_united_nations_is_read_whole() -> None:
    listings, problems = _read("un", "UN_consolidated_2020.xml")
    assert problems == []
    assert len({one.id for one in listings}) == len(listings) > 1000


def test_the_list_of_ofac_is_read_whole_with_its_aliases_and_addresses() -> None:
    listings, problems = _read("ofac", "sdn.csv")
    assert problems == []
    assert (len(listings), _rows("add.csv"), _rows("alt.csv")) == (8_976, 13_837, 11_910)
    good = Counter(name.role for one in listings for name in one.names if not name.weak)
    assert good["alias"] + good["former"] == 11_910
    assert sum(bool(one.born) for one in listings) > 4_000


def test_the_other_list_of_ofac_is_read_whole() -> None:
    listings, problems = _read("ofac", "cons_prim.csv")
    assert problems == []
    assert (len(listings), _rows("cons_alt.csv")) == (442, 1_073)

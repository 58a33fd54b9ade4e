"""What ``bench names`` asks and how it counts: the same each time, apart from what is kept, fair to each matcher."""

import math
import random
import re
from dataclasses import asdict
from pathlib import Path

import _names_explained
import _names_runner
import names
import pytest
from _names_distorting import combined, dropped, joined, machine_read, reordered, respelled, slipped
from _names_evaluation import CLASSES, HELD, Question, evaluation, resembles
from _names_lists import Record, folded, script
from _names_people import CULTURES, apart, culture, people
from _names_results import ALARMS, Row, against, equal_alarms, figures, lines, losses
from hypothesis import given
from hypothesis import strategies as st

ENTRIES, EACH = 2_000, 6
NAMES = st.lists(st.text("aceoéšýüACE", min_size=1, max_size=8), min_size=2, max_size=5).map(" ".join)
SEEDS = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def listed() -> list[Record]:
    """A small list, as a published one: made up from a seed of its own."""
    by = random.Random(3)
    found = []
    for number, one in enumerate(people(by, 200)):
        said = (one.spelled(by, usual=1), one.spelled(by, usual=0))
        original = tuple(filter(None, (one.spelled(by, "arabic"), one.spelled(by, "cyrillic"))))
        found.append(Record(f"list:{number}", "person", tuple(dict.fromkeys(said)), (), (one.born,), (), original))
    return found


@pytest.fixture(scope="module")
def asked(listed):
    """The open part."""
    return evaluation(listed, ENTRIES, "open", EACH)


# What is asked


def test_the_same_seed_asks_the_same(asked, listed):
    assert asdict(asked) == asdict(evaluation(listed, ENTRIES, "open", EACH))


def test_the_final_part_asks_of_nobody_whom_the_open_part_asks_of(asked, listed):
    final = evaluation(listed, ENTRIES, "final", EACH)
    of_lists = [{one.answers[0] for one in part.questions if not one.made} for part in (asked, final)]
    assert of_lists[0]
    assert of_lists[1]
    assert not of_lists[0] & of_lists[1]
    assert not {one.name for one in asked.nobody} & {one.name for one in final.nobody}


def test_every_class_is_asked_and_every_answer_is_an_entry(asked):
    known = {one.id for one in asked.entries}
    assert len(asked.entries) == len(known) == ENTRIES
    assert {one.group for one in asked.questions} >= {*CLASSES, HELD[0], HELD[2], HELD[3]}
    assert all(one.answers and known.issuperset(one.answers) for one in asked.questions)
    assert not any(one.answers for one in asked.nobody)


def test_who_has_the_same_parts_in_another_spelling_is_as_right_unless_the_year_differs():
    alone = evaluation([], 20_000, "open", 40)
    entries = {one.id: one for one in alone.entries}
    asked = [one for one in alone.questions if one.group == "Arabic letters, made up"]
    assert any(len({folded(entries[answer].names[0]) for answer in one.answers}) > 1 for one in asked)
    for one in alone.questions:
        years = {date[:4] for answer in one.answers for date in entries[answer].born}
        assert not one.born or len(years) == 1


def test_a_name_that_is_held_out_isnt_in_its_entry(asked):
    entries = {one.id: one for one in asked.entries}
    held = [one for one in asked.questions if one.group in HELD and not one.made]
    assert held
    assert not any(folded(one.name) in map(folded, entries[one.answers[0]].names) for one in held)


def test_nobody_who_isnt_listed_is_called_as_somebody_who_is(asked):
    called = {folded(name) for one in asked.entries for name in one.names}
    assert not called & {folded(one.name) for one in asked.nobody}


def test_pairs_of_both_labels_are_about_as_many(asked):
    same = sum(pair.same for pair in asked.pairs)
    assert 0.3 < same / len(asked.pairs) < 0.7
    assert all(folded(pair.left) != folded(pair.right) for pair in asked.pairs)


def test_without_lists_everything_is_made_up():
    alone = evaluation([], 1_000, "open", EACH)
    assert alone.listed == 0
    assert all(one.made for one in alone.questions)


@pytest.mark.parametrize("name", CULTURES)
def test_the_tables_of_a_culture_hold_names_in_the_script_that_they_say(name):
    its = culture(name)
    for part in (part for table in its.tables.values() for part in table):
        assert all(script(spelling) == "latin" for spelling in part.latin), part
        assert all(script(spelling) == "cyrillic" for spelling in part.cyrillic), part
        assert all(script(spelling) == "arabic" for spelling in part.arabic), part
    assert {apart(part.latin[0]) for part in its.tables["given"]} == {True, False}


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Khaled Mahmoud", "Halid MAHMUD", True),
        ("Arben Shembulli", "Shembuli, Arben Gëzim", True),
        ("Arben Shembulli", "Arben Gjoka", False),
        ("Beni", "Arben Shembulli", False),
    ],
)
def test_an_alias_resembles_a_name_when_its_words_do(one, other, like):
    assert resembles(one, other) is like


def test_the_names_are_those_whose_hash_was_committed():
    assert names.changed() == []


# What happens to a name


@given(NAMES, SEEDS)
def test_a_distortion_leaves_something_to_ask(name, seed):
    for how in (slipped, respelled, dropped, reordered, joined, machine_read, combined):
        assert how(random.Random(seed), name).strip() or how is machine_read


@given(NAMES, SEEDS)
def test_leaving_a_part_out_keeps_two_and_the_family_name(name, seed):
    words, left = name.lower().split(), dropped(random.Random(seed), name.lower()).split()
    assert left[-1] == words[-1]
    assert len(left) == max(2, len(words) - 1)


def test_what_belongs_together_is_left_out_together():
    left = {dropped(random.Random(seed), "Abd al-Rahman Yusuf Abu Hamza Shembulli") for seed in range(40)}
    assert left == {"Yusuf Abu Hamza Shembulli", "Abd al-Rahman Abu Hamza Shembulli", "Abd al-Rahman Yusuf Shembulli"}


def test_a_family_name_in_capitals_is_kept_wherever_it_stands():
    assert all(dropped(random.Random(seed), "HOXHA Arben Gëzim").startswith("HOXHA") for seed in range(20))


@given(NAMES, SEEDS)
def test_another_order_has_the_same_words(name, seed):
    assert sorted(reordered(random.Random(seed), name).replace(",", "").split()) == sorted(name.split())


@given(NAMES, SEEDS)
def test_a_line_of_a_document_is_capitals_without_marks_in_thirty_characters(name, seed):
    line = machine_read(random.Random(seed), name)
    assert line.isascii()
    assert line == line.upper()
    assert len(line) <= 30


# How it is counted


def told(asked, hits, nobody=(), scores=0.9):
    """What a matcher's process tells."""
    return {
        "version": "1", "threshold": 0.8, "kinds": ["person"], "single ms": [1.0], "load": 0.0,
        **dict.fromkeys(("build s", "program MB", "built MB", "index MB", "screened/s", "ranked/s"), 1.0),
        "answers": [hits(one) for one in asked.questions],
        "nobody": list(nobody) or [[] for _ in asked.nobody],
        "pairs": [scores if pair.same else 0.0 for pair in asked.pairs],
    }  # fmt: skip


def right(one: Question):
    return [["somebody else", 0.95], [one.answers[0], 0.9]]


def test_who_finds_everybody_and_nobody_else_has_all_the_marks(asked):
    values = figures("ours", told(asked, right), asked).values
    assert values["recall"] == values["detection"] == values["F1"] == values["detection at equal alarms"] == 1
    assert values["alarms"] == 0


def test_a_right_entry_below_the_threshold_is_found_and_not_shown(asked):
    found = figures("ours", told(asked, lambda one: [[one.answers[0], 0.7]]), asked)
    assert found.values["recall"] == 1
    assert found.values["detection"] == 0


def test_an_alarm_about_a_made_up_entry_is_counted_apart(asked):
    nobody = [[["made:1", 0.9]] for _ in asked.nobody]
    values = figures("ours", told(asked, right, nobody), asked).values
    assert values["alarms"] == 0
    assert values["alarms, all entries"] == 1


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=300))
def test_the_threshold_of_equal_alarms_lets_so_many_through_and_no_more(wrong):
    limit = equal_alarms([score / 1000 for score in wrong])
    assert sum(score / 1000 >= limit for score in wrong) <= len(wrong) * ALARMS


@pytest.mark.parametrize(
    ("more", "values", "ratio"),
    [
        (True, [10.0, 5.0, 2.0], "2.00"),
        (True, [5.0, 10.0], "0.50"),
        (False, [1.0, 4.0, 2.0], "2.00"),
        (False, [0.0, 4.0], "∞"),
        (False, [0.0, 0.0], "1.00"),
        (True, [1.0, None, math.nan], ""),
        (True, [1.0], ""),
    ],
)
def test_a_ratio_above_one_is_in_our_favour(more, values, ratio):
    assert against(Row("x", str, more, lambda _: None), values) == ratio


def test_what_another_does_better_is_told(asked):
    ours = figures("ours", told(asked, lambda _: []), asked)
    other = figures("other", told(asked, right), asked)
    lost = losses(asked, [ours, other], ENTRIES)
    assert any("all classes" in line and "better other 1.000" in line for line in lost)
    assert not losses(asked, [other, other], ENTRIES)


def test_the_table_has_a_cell_for_each_matcher_in_every_line(asked):
    found = [figures(name, told(asked, right), asked) for name in ("ours", "other")]
    assert {len(line) for line in lines(asked, found, 100_000)} == {len(names.heads(found))}


def test_the_page_has_a_place_for_the_results_and_keeps_what_stands_around_it(asked, tmp_path, monkeypatch):
    page = tmp_path / "names.md"
    page.write_text(f"before\n{names.BEGIN}\nold\n{names.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(names, "PAGE", page)
    monkeypatch.setattr(names, "PICTURES", tmp_path)
    monkeypatch.setattr(names, "explained", lambda _folder: [])
    found = [figures(name, told(asked, right), asked) for name in ("ours", "other")]
    names.write_page(names.Run(asked, found, "open", ENTRIES))
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "\nold\n" not in text
    assert "| ours 1 | other 1 |" in text
    assert (tmp_path / "names-recall.svg").read_text(encoding="utf-8").startswith("<svg")


def test_a_part_that_a_name_holds_twice_is_met_once_in_the_picture_and_nothing_stands_outside_it(tmp_path):
    path = tmp_path / "alignment.svg"
    _names_explained.alignment(path)
    drawn = path.read_text(encoding="utf-8")
    question = drawn[: drawn.index(">entry<")]
    assert re.findall(r'class="(\w+)"/>\n<text [^>]*>al</text>', question) == ["chip", "faint"]
    assert question.count("not said") == 1
    [wide] = map(float, re.findall(r'viewBox="0 0 (\d+)', drawn))
    chips = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)
    assert max(float(x) + float(width) for x, width in chips) < wide


def test_a_matcher_that_isnt_installed_is_left_out_and_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(names.sys, "prefix", str(tmp_path))
    monkeypatch.setattr(names.sys, "executable", str(tmp_path / "bin" / "python"))
    assert names.worked("splink", tmp_path) is None
    assert "splink isn't installed" in capsys.readouterr().out


def test_what_is_installed_is_found_before_a_benchmark_of_the_same_name(monkeypatch):
    here = str(Path(_names_runner.__file__).parent)
    monkeypatch.setattr(names.sys, "path", [here, "elsewhere"])
    _names_runner.installed_first()
    assert names.sys.path == ["elsewhere", here]

"""``zotim names`` and ``zotim warm``: names against lists, without Django and without a database."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from zotim.engines.names import parts
from zotim.engines.names.likeness import HOW
from zotim.engines.scripts import romanising, toml_tables
from zotim.matching.cli import MOST_TOLD, app
from zotim.matching.explaining import RULES

LIST = (
    "id,kind,name,aliases,weak_aliases,birth_dates,countries\r\n"
    "1,person,Arben Shembulli,أربن شمبولي,Beni,1970-05,al\r\n"
    "2,organisation,Lulja e Bardhë SHPK,,,,al\r\n"
)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "ours.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def test_a_name_is_found_on_a_list_with_the_reason(ours: Path) -> None:
    result = run("match", "Арбен Шембули", "Liridon Askushi", "--list", ours)
    assert result.exit_code == 0
    assert "Арбен Шембули  1 hit" in result.stdout
    assert "own:1  Arben Shembulli" in result.stdout
    assert "arben = arben: the same letters; likeness 1.000" in result.stdout
    assert "Liridon Askushi  no hit" in result.stdout


def test_a_birth_date_and_a_country_change_the_score(ours: Path) -> None:
    scores = []
    for born, country in (("1970", "Albania"), ("1950", "iq")):
        arguments = ("match", "Arben Shembuli", "--list", ours, "--json", "--threshold", 0.5)
        result = run(*arguments, "--born", born, "--country", country, "--kind", "person")
        [hit] = json.loads(result.stdout)["hits"]
        assert set(hit["context"]) == {"birth date", "country"}
        scores.append(hit["score"])
    assert scores[0] > scores[1]


def test_people_of_a_file_are_answered_one_json_object_a_line(ours: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "name,birth_dates\nArbën Shembuli,1970\nLiridon Askushi,1990\nLulja e Bardhe,\n", encoding="utf-8"
    )
    result = run("match", "--file", people, "--list", ours, "--json")
    assert result.exit_code == 0
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["id"], [hit["id"] for hit in one["hits"]]) for one in found] == [
        ("2", ["own:1"]),
        ("3", []),
        ("4", ["own:2"]),
    ]
    assert set(found[0]["hits"][0]) == {
        "id", "score", "name", "met", "only_in_query", "only_in_entry", "name_score", "context", "scoring",
    }  # fmt: skip


def test_only_the_kind_that_is_asked_for_is_found(ours: Path) -> None:
    assert "no hit" in run("match", "Lulja e Bardhë", "--list", ours, "--kind", "vessel").stdout
    assert "1 hit" in run("match", "Lulja e Bardhë", "--list", ours, "--kind", "organisation").stdout


def test_an_entry_of_an_unknown_kind_is_found_as_any_kind_and_a_note_says_so_once(ours: Path) -> None:
    ours.write_text(LIST + "3,planet,Drita e Re,,,,\r\n4,planet,Hëna e Re,,,,\r\n", encoding="utf-8")
    for kind in ("person", "organisation", "vessel", "aircraft", "any"):
        result = run("match", "Drita e Re", "--list", ours, "--kind", kind, "--limit", 1)
        assert (result.exit_code, result.stdout.count("own:3")) == (0, 1), kind
        assert result.stderr.count("“planet” is no kind that we know; the entry stands for any kind") == 1
    assert "no hit" in run("match", "Arben Shembulli", "--list", ours, "--kind", "vessel").stdout


def test_an_entry_of_an_unknown_kind_takes_the_place_of_no_other(ours: Path) -> None:
    ours.write_text(LIST + "3,planet,Arben Shembulli,,,,\r\n", encoding="utf-8")
    found = json.loads(run("match", "Arben Shembulli", "--list", ours, "--limit", 2, "--json").stdout)
    assert [hit["id"] for hit in found["hits"]] == ["own:1", "own:3"]


def test_an_entry_of_any_kind_stays_one_when_it_is_written(ours: Path, tmp_path: Path) -> None:
    ours.write_text(LIST + "3,planet,Drita e Re,,,,\r\n", encoding="utf-8")
    again = tmp_path / "again.csv"
    assert run("convert", ours, "--out", again).exit_code == 0
    result = run("match", "Drita e Re", "--list", again, "--kind", "vessel")
    assert ("own:3" in result.stdout, result.stderr) == (True, "")
    assert '"id": "3", "schema": "LegalEntity"' in run("convert", again, "--to", "ftm").stdout


def test_what_is_wrong_in_a_list_is_named_and_the_rest_answers(ours: Path) -> None:
    ours.write_text(LIST + "3,person,,,,,\r\n" + "x\r\n" * MOST_TOLD, encoding="utf-8")
    result = run("match", "Arben Shembulli", "--list", ours)
    assert result.exit_code == 1
    assert "1 hit" in result.stdout
    assert "ours.csv, line 4, name: there is no name; the entry was left out" in result.stderr
    assert "… and 1 more." in result.stderr
    assert "What is named above is missing from the answer." in result.stderr


def test_a_list_that_cannot_be_read_ends_it_without_half_an_answer(ours: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<html/>")
    for other, reason in ((bad, "is the beginning of no list"), (tmp_path / "gone.xml", "there is no such file")):
        result = run("match", "Arben Shembulli", "--list", ours, "--list", other)
        assert (result.exit_code, result.stdout) == (1, "")
        assert reason in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["match", "Arben"],
        ["match", "--list", "x.csv"],
        ["match", "Arben", "--file", "y.csv", "--list", "x.csv"],
        ["match", "Arben", "--list", "x.csv", "--kind", "planet"],
        ["match", "Arben", "--list", "x.csv", "--born", "yesterday"],
        ["match", "Arben", "--list", "x.csv", "--country", "Atlantis"],
        ["match", "Arben", "--list", "x.csv", "--threshold", "2"],
        ["match", "Arben", " ", "--list", "x.csv"],
        ["explain", "a", "b", "--kind", "any"],
        ["explain", "", ""],
        ["explain", "Arben", " "],
        ["convert", "x.csv", "--to", "xml"],
    ],
)
def test_what_is_asked_wrongly_is_refused_with_2(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_explaining_shows_every_step() -> None:
    result = run("explain", "خالد البرازي", "Khaled Mahmoud Barazi")
    assert result.exit_code == 0
    for words in (
        "Query: خالد البرازي", "folded: khaled mahmoud barazi",
        "written without short vowels", "al: a particle, weight",
        "brazy = barazi", "mahmoud: in the entry alone", "together the names make",
        "by scoring_v1", "at or above 0.800",
    ):  # fmt: skip
        assert words in result.stdout


def test_explaining_says_how_common_a_part_is_and_what_is_servant_of() -> None:
    told = run("explain", "Abdul Rahman Shembulli", "Muhammad Shembulli").stdout
    assert "abd: servant of, weight" in told
    assert "rahman: a name that many people bear, weight" in told
    assert "muhammad: a name that very many people bear, weight" in told
    assert "shembulli: a name, weight 100" in told


def test_the_how_to_tells_the_scores_before_and_after_its_change_of_a_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "names.md").read_text(encoding="utf-8")
    [(letter, old, new)] = re.findall(r'change the line `"(.)" = "(\w+)"` to `"." = "(\w+)"`', page)
    [names] = re.findall(r'zotim names explain "(.+)" "(.+)"\n```', page)
    letters, _ = romanising._letters()
    assert letters[letter] == old
    scores = []
    for roman in (old, new, old):
        monkeypatch.setitem(letters, letter, roman)
        parts._remembered.cache_clear()
        scores += re.findall(r"Score ([\d.]{5})", run("explain", *names).stdout)
    [told] = re.findall(r"the score went from ([\d.]{5}) to ([\d.]{5})", page)
    assert scores == [*told, told[0]]


def test_a_table_that_a_change_broke_is_named_with_its_line(monkeypatch: pytest.MonkeyPatch, ours: Path) -> None:
    def broken(_text: str) -> None:
        raise tomllib.TOMLDecodeError("Cannot overwrite a value (at line 23, column 10)")

    parts.words.cache_clear()
    parts._remembered.cache_clear()
    monkeypatch.setattr(toml_tables.tomllib, "loads", broken)
    for arguments in (["explain", "Arben", "Arben"], ["match", "Arben", "--list", ours]):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "parts.toml: Cannot overwrite a value (at line 23, column 10)\n"


def test_explaining_names_that_share_nothing_says_so() -> None:
    result = run("explain", "Arben", "王")
    assert "no letter of it is in a table" in result.stdout
    assert "No part of the one is like a part of the other. Score 0.000" in result.stdout


def test_an_empty_list_and_a_name_of_no_letters_are_answered(ours: Path) -> None:
    assert "no hit" in run("match", "…", "--list", ours).stdout
    ours.write_text("id,name\n1,…\n", encoding="utf-8")
    assert "Arben  no hit" in run("match", "Arben", "--list", ours).stdout
    ours.write_text("id,name\n", encoding="utf-8")
    result = run("match", "Arben", "--list", ours)
    assert (result.exit_code, result.stdout.strip()) == (0, "Arben  no hit")


def test_every_rule_of_the_engine_has_a_sentence() -> None:
    assert set(RULES) == set(HOW) - {""}


def test_lists_are_written_in_another_form_and_mean_the_same(ours: Path, tmp_path: Path) -> None:
    entities = tmp_path / "ours.ftm.json"
    assert run("convert", ours, "--to", "ftm", "--out", entities).exit_code == 0
    assert json.loads(entities.read_text(encoding="utf-8").splitlines()[0])["properties"]["weakAlias"] == ["Beni"]
    result = run("convert", entities)
    assert result.exit_code == 0
    assert "1,person,Arben Shembulli,أربن شمبولي,Beni,,1970-05" in result.stdout


def test_controls_that_turn_direction_around_do_not_reach_the_terminal(ours: Path) -> None:
    ours.write_text(LIST.replace("Arben Shembulli", "Arben \u202eShembulli"), encoding="utf-8")
    assert "\u202e" not in run("match", "Arben \u202eShembulli", "--list", ours).stdout


def test_a_name_that_is_empty_is_said_to_be(ours: Path) -> None:
    assert "A name is empty." in run("explain", "", "").output


def test_who_has_to_wait_for_the_compiler_is_told_so(ours: Path, tmp_path: Path, monkeypatch) -> None:
    compiled = "Compiling once; `zotim warm` does it ahead."
    run("explain", "Arben", "Arben")  # now it is compiled, whether it was or not
    assert compiled not in run("explain", "Arben", "Arben").stderr
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))  # the engine is loaded already: only the question is asked
    for arguments in (["explain", "Arben", "Arben"], ["match", "Arben", "--list", ours]):
        result = run(*arguments)
        assert (result.exit_code, result.stderr.strip()) == (0, compiled)


def test_warming_says_how_long_it_took() -> None:
    from zotim.__main__ import app as zotim

    result = CliRunner().invoke(zotim, ["warm"])
    assert result.exit_code == 0
    assert result.stdout.startswith("Ready after ")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["names", "match", "Arben", "--list", "LIST"], {"django"}),
        (["names", "convert", "LIST"], {"django", "numba", "numpy"}),
        (["names", "--help"], {"django", "numba", "numpy"}),
    ],
)
def test_only_what_is_needed_is_loaded(ours: Path, arguments: list[str], absent: set[str]) -> None:
    given = [str(ours) if one == "LIST" else one for one in arguments]
    program = (
        f"import sys\nfrom zotim.__main__ import app\napp({given!r}, standalone_mode=False)\n"
        f"assert not {absent!r} & set(sys.modules), set(sys.modules) & {absent!r}"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)

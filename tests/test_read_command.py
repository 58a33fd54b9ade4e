"""`zotim read`: statements in, claims out, bad files named, nothing loaded that isn't needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zotim.__main__ import GROUPS, app

STATEMENT = "Albania is preparing to send six soldiers to NATO Mission Iraq before the end of March 2027."
FIELDS = [
    "doc", "start", "end", "passage", "language", "actor", "action", "line_of_effort", "also", "object", "quantity",
    "unit", "date", "partner", "instrument", "rule",
]  # fmt: skip

pytestmark = pytest.mark.once  # `zotim read` knows no database


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    return path


def test_claims_come_as_one_json_object_a_line(statement: Path) -> None:
    result = CliRunner().invoke(app, ["read", "--json", str(statement)])
    assert result.exit_code == 0
    [line] = result.stdout.splitlines()
    claim = json.loads(line)
    assert list(claim) == FIELDS
    assert claim["doc"] == "statement"
    assert STATEMENT[claim["start"] : claim["end"]] == claim["passage"]
    assert (claim["quantity"], claim["date"], claim["partner"]) == (6, "2027-03-31", "NATO Mission Iraq")


def test_claims_are_listed_for_people(statement: Path) -> None:
    result = CliRunner().invoke(app, ["read", str(statement)])
    assert result.exit_code == 0
    for words in ("statement.txt", "1 claim", "pledge", "military", "6 soldiers"):
        assert words in result.stdout


def test_a_bad_file_is_named_and_the_others_are_read(statement: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 cut")
    result = CliRunner().invoke(app, ["read", "--json", str(broken), str(tmp_path / "gone.txt"), str(statement)])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "broken.pdf: the PDF is damaged" in result.stderr
    assert "gone.txt: there is no such file" in result.stderr
    assert "2 of 3 files could not be read." in result.stderr


def test_an_empty_file_is_told_from_one_without_a_promise(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n")
    result = CliRunner().invoke(app, ["read", str(empty)])
    assert result.exit_code == 1
    assert result.stderr.startswith("empty.txt: there is no text in it.")


def test_a_text_in_another_language_is_named_and_not_read_as_english(statement: Path, tmp_path: Path) -> None:
    french = tmp_path / "french.txt"
    french.write_text(
        "La France enverra six soldats à la mission en Irak avant la fin du mois de juin.", encoding="utf-8"
    )
    result = CliRunner().invoke(app, ["read", "--json", str(french), str(statement)])
    assert result.exit_code == 1
    assert [json.loads(line)["doc"] for line in result.stdout.splitlines()] == ["statement"]
    assert "french.txt: it isn't in Albanian, English or Arabic but, it seems, in French." in result.stderr
    assert "--language" in result.stderr
    assert CliRunner().invoke(app, ["read", "--language", "en", str(french)]).exit_code == 0


def test_a_language_that_is_not_known_is_refused(statement: Path) -> None:
    result = CliRunner().invoke(app, ["read", "--language", "xx", str(statement)])
    assert result.exit_code == 2


def test_reading_loads_neither_django_nor_numba(statement: Path) -> None:
    program = (
        "import sys\nfrom zotim.__main__ import app\n"
        f"app(['read', '--json', {str(statement)!r}], standalone_mode=False)\n"
        "heavy = {'django', 'numba', 'numpy', 'pypdfium2', 'rich.console'} & set(sys.modules)\n"
        "assert not heavy - {'rich.console'}, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)


def test_help_names_every_group_without_loading_any() -> None:
    program = (
        "import sys\nfrom zotim.__main__ import app\napp(['--help'], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert all(name in done.stdout for name in (*GROUPS, "read"))

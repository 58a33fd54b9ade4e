"""One demonstration runs in a folder, and one that was stopped can be opened again as it was."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from zotim.__main__ import app
from zotim.demo import cli
from zotim.demo.place import Place, Running

pytestmark = pytest.mark.once  # nothing of it reads this database


class Started:
    """In place of the demonstration's programs: what would be started, each of which ends at once and well."""

    stopped = False

    def __init__(self, environment: dict[str, str]) -> None:
        self.programs: list[tuple[str, ...]] = []
        everything.append(self)

    def __enter__(self) -> "Started":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def start(self, *program: str) -> "Started":
        self.programs.append(program)
        return self

    def wait(self) -> int:
        return 0


everything: list[Started] = []


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "Children", Started)
    everything.clear()
    return Place(tmp_path / "var" / "demo")


def demo(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["demo", "--port", "0", *arguments])


def test_a_second_one_is_refused_and_the_first_keeps_everything(place: Place) -> None:
    with place.taken():
        place.empty()
        (place.home / "entered").touch()
        place.says("http://127.0.0.1:8123", 4711)
        for arguments in ([], ["--no-serve"], ["--port", "8124"]):
            result = demo(*arguments)
            assert result.exit_code == 2
            for words in ("http://127.0.0.1:8123", "4711", str(place.home), "stop it", "--port"):
                assert words in result.stderr
    assert (place.home / "entered").exists()
    assert everything == []


def test_one_that_is_only_being_made_is_not_emptied_either(place: Place) -> None:
    with place.taken(), pytest.raises(Running, match="is being made"):
        place.refuse_if_it_runs()


def test_one_that_was_stopped_is_opened_again_without_filling_it_anew(place: Place) -> None:
    made = demo()
    assert "demo --again" in made.stdout
    (place.home / "entered").touch()
    opened = demo("--again")
    assert opened.exit_code == 0
    assert (place.home / "entered").exists()
    assert [program[:2] for program in everything[-1].programs] == [
        ("zotim", "migrate"), ("zotim", "worker"), ("zotim", "serve"),
    ]  # fmt: skip


def test_without_again_it_starts_anew_and_says_so(place: Place) -> None:
    demo("--no-serve")
    (place.home / "entered").touch()
    assert "It starts anew" in demo("--no-serve").stdout
    assert not (place.home / "entered").exists()


def test_one_that_was_not_made_to_its_end_is_not_opened(place: Place) -> None:
    place.empty()
    result = demo("--again")
    assert (result.exit_code, everything) == (2, [])
    assert "Make one without --again" in result.stderr


def test_again_and_no_serve_dont_go_together(place: Place) -> None:
    assert demo("--again", "--no-serve").exit_code == 2


def test_any_free_port_is_named_as_the_one_it_is(place: Place) -> None:
    said = demo().stdout
    port = everything[-1].programs[-1][-1]
    assert int(port) > 0
    assert f"http://127.0.0.1:{port}/demo/sign-in/" in said

"""tasks.py: which tests run, how they are counted, and what is said about the rest."""

import subprocess
import sys
from pathlib import Path

import pytest

import tasks

JUNIT = '<testsuites><testsuite tests="10" failures="1" errors="2" skipped="3"/></testsuites>'


def test_every_part_runs_when_everything_is_there(tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("")
    variables = {
        "ZOTIM_TEST_POSTGRES": "postgresql://a:b@127.0.0.1:1/x",
        "CHROMIUM": str(browser),
        "ZOTIM_SHARED_DATA": str(tmp_path),
    }
    plan = tasks.plan_tests(variables, str(tmp_path))
    assert [part.name for part in plan.parts] == ["sqlite", "postgresql", "every page", "browser", "engines", "files"]
    assert plan.parts[0].variables["ZOTIM_DATABASE"].startswith("sqlite:///")
    assert plan.parts[1].variables["ZOTIM_DATABASE"] == "postgresql://a:b@127.0.0.1:1/x"
    assert plan.parts[2].variables["CHROMIUM"] == str(browser)
    assert len({part.variables["ZOTIM_DATABASE"] for part in plan.parts}) == 6  # they run beside each other
    assert [line.partition(":")[0] for line in plan.left_out] == [
        "benchmarks, core/documents, engines, formats, matching, tooling on PostgreSQL",
        "tests marked once, on PostgreSQL",
        "large loads",
    ]


def test_what_is_missing_is_left_out_with_the_way_to_get_it(tmp_path: Path) -> None:
    plan = tasks.plan_tests({"CHROMIUM": str(tmp_path / "gone")}, str(tmp_path))
    assert [part.name for part in plan.parts] == ["sqlite", "engines", "files"]
    assert "ZOTIM_TEST_POSTGRES" in plan.left_out[0]
    assert "apt-get install chromium" in plan.left_out[1]
    assert "ZOTIM_SHARED_DATA" in plan.left_out[2]


def test_each_test_runs_in_the_parts_that_it_belongs_to(tmp_path: Path) -> None:
    browser = tmp_path / "chromium"
    browser.write_text("")
    plan = tasks.plan_tests({"CHROMIUM": str(browser), "ZOTIM_TEST_POSTGRES": "postgresql://x"}, str(tmp_path))
    for test in (tasks.ROOT / "tests").rglob("test_*.py"):
        name = test.relative_to(tasks.ROOT / "tests").as_posix()
        ran = {part.name for part in plan.parts if not any(f"{name}/".startswith(f"{one}/") for one in part.ignored)}
        assert ran in ({"sqlite", "postgresql"}, {"browser", "every page"}, {"engines"}, {"files"}), name


def test_only_one_part_says_what_it_left_out(tmp_path: Path) -> None:
    plan = tasks.plan_tests({"ZOTIM_TEST_POSTGRES": "postgresql://x"}, str(tmp_path), only="postgresql")
    assert [part.name for part in plan.parts] == ["postgresql"]
    assert "sqlite: --only postgresql" in plan.left_out


def test_errors_count_as_failures(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(JUNIT)
    part = tasks.Part("sqlite", "", {}, code=1)
    part.count(report)
    assert (part.passed, part.failed, part.skipped) == (4, 3, 3)


def test_a_run_that_broke_before_it_counted_is_a_failure(tmp_path: Path) -> None:
    part = tasks.Part("sqlite", "", {}, code=4)
    part.count(tmp_path / "none.xml")
    assert (part.passed, part.failed) == (0, 1)


def test_a_part_without_tests_is_no_failure(tmp_path: Path) -> None:
    part = tasks.Part("browser", "", {}, code=tasks.NO_TESTS)
    part.count(tmp_path / "none.xml")
    assert part.failed == 0


def run_in_place_of_pytest(monkeypatch, code: str) -> None:
    """Let parts run *code* (which finds the part's marks in sys.argv) where they would run pytest."""
    started = subprocess.run

    def run(command: list, **settings: object) -> subprocess.CompletedProcess:
        return started([sys.executable, "-c", code, *map(str, command[3:])], **settings)

    monkeypatch.setattr(tasks.subprocess, "run", run)


def test_two_parts_run_beside_each_other_and_each_shows_its_output_in_one_piece(tmp_path, monkeypatch, capfd) -> None:
    # Each waits until the other has begun: run one after the other, they would never end.
    meet = """
import pathlib, sys
mine = sys.argv[sys.argv.index("-m") + 1]
other = {"one": "two", "two": "one"}[mine]
here = pathlib.Path(sys.argv[-1])
(here / mine).touch()
while not (here / other).exists(): pass
print("first line of", mine); print("last line of", mine, file=sys.stderr)
"""
    run_in_place_of_pytest(monkeypatch, meet)
    parts = [tasks.Part(name, name, {}) for name in ("one", "two")]
    tasks.run_parts(parts, tmp_path, [str(tmp_path)])
    shown = capfd.readouterr().out
    assert [part.code for part in parts] == [0, 0]
    for name in ("one", "two"):
        assert f"== tests: {name} ended\nfirst line of {name}\nlast line of {name}\n" in shown


def test_one_part_alone_shows_its_output_as_it_comes(tmp_path, monkeypatch, capfd) -> None:
    run_in_place_of_pytest(monkeypatch, "print('as it comes')")
    tasks.run_parts([tasks.Part("one", "one", {})], tmp_path, [])
    shown = capfd.readouterr().out
    assert "as it comes" in shown
    assert "ended" not in shown


def test_what_python_compiled_is_kept_for_a_run_where_nothing_is_to_be_kept_after_it(tmp_path) -> None:
    kept = tasks.compiled_once({"PYTHONDONTWRITEBYTECODE": "1", "HOME": "/x"}, tmp_path)
    assert kept == {"HOME": "/x", "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    assert tasks.compiled_once({"HOME": "/x"}, tmp_path) == {"HOME": "/x"}


def test_a_part_over_its_budget_is_told() -> None:
    assert "OVER" in tasks.duration("check", tasks.BUDGETS["check"] + 1)
    assert "OVER" not in tasks.duration("check", 1)


@pytest.mark.parametrize("command", ["setup", "demo", "test", "check", "bench", "messages", "lock"])
def test_every_command_explains_itself(command: str) -> None:
    done = subprocess.run(
        [sys.executable, tasks.__file__, command, "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert command in done.stdout


def test_the_help_of_a_command_that_hands_on_arguments_says_so() -> None:
    helps = {
        command: tasks.parser()._subparsers._group_actions[0].choices[command].format_help()
        for command in tasks.PASSED_ON
    }  # type: ignore[union-attr]
    assert all("[ARGS ...]" in said for said in helps.values())
    assert "ARGS are those of pytest, as in: test tests/register -x" in " ".join(helps["test"].split())


def test_what_follows_two_dashes_goes_to_pytest(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def test(options: object) -> int:
        seen.append(options)
        return 0

    monkeypatch.setattr(tasks, "COMMANDS", tuple(test if run.__name__ == "test" else run for run in tasks.COMMANDS))
    assert tasks.main(["test", "--only", "sqlite", "--", "-k", "names", "-x"]) == 0
    assert seen[0].arguments == ["-k", "names", "-x"]
    assert seen[0].only == "sqlite"


@pytest.mark.parametrize(
    ("typed", "handed_on"),
    [
        (["demo", "--port", "8010"], []),
        (["bench", "audit", "50000"], ["50000"]),
        (["test", "tests/config", "-x"], ["tests/config", "-x"]),
    ],
)
def test_what_a_command_doesnt_know_goes_to_the_program_that_it_starts(monkeypatch, typed, handed_on) -> None:
    seen = []

    def instead(name):
        def run(options: object) -> int:
            seen.append(options)
            return 0

        run.__name__ = name
        return run

    monkeypatch.setattr(tasks, "COMMANDS", tuple(instead(run.__name__) for run in tasks.COMMANDS))
    assert tasks.main(typed) == 0
    assert seen[0].arguments == handed_on


def test_a_command_that_starts_nothing_refuses_what_it_doesnt_know(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tasks.main(["check", "--olny", "style"])
    assert "--olny" in capsys.readouterr().err


def test_the_part_kept_apart_is_asked_for_by_name() -> None:
    assert tasks.parser().parse_args(["bench", "claims", "--final"]).final
    assert not tasks.parser().parse_args(["bench", "claims"]).final


def test_an_unknown_benchmark_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert tasks.main(["bench", "no-such-thing"]) == 1
    assert "there is no 'no-such-thing'" in capsys.readouterr().out

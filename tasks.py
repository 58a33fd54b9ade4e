#!/usr/bin/env python3
"""Everything one does with this repository: `python3 tasks.py setup | demo | test | check | bench | messages | lock`.

    setup               make .venv and install the locked requirements into it (does nothing when that was done)
    demo [--no-serve] [--port N] [--again]
                        set up, fill a demonstration with a made-up state, and open it; --again: open the earlier one
    test [--only PART] [ARGS]
                        the tests: on SQLite, on PostgreSQL when there is one, in a browser when there is one; ARGS
                        are pytest's: `test tests/register -x --only sqlite`
    check               style, types, imports, migrations, templates, translations, licences
    bench [NAME] [--final] [--peers]
                        run a benchmark, or list them; --final: its part kept apart from tuning; --peers: beside other
                        programs, installed apart from ours
    messages [WHAT]     collect the strings to translate into the catalogues and compile them; or check, borrow,
                        missing LANG, fill LANG FILE (see tools/messages.py)
    lock [--upgrade]    write requirements/*.txt anew from pyproject.toml

Needs Python 3.11 or newer and nothing else; every command sets up first.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 (who has an older one should read why it stops)
    sys.exit(f"Zotim needs Python 3.11 or newer; this is {sys.version.split()[0]}.")

from tools import environment
from tools.environment import ROOT, program, say

SETTINGS = "zotim.config.settings"
NO_TESTS = 5  # how pytest says that it found none
BUDGETS = {
    "sqlite": 300, "postgresql": 360, "browser": 150, "every page": 150, "engines": 150, "files": 150, "check": 180,
}  # fmt: skip
"""Seconds that a part may take on two cores; more is said, not punished."""
NO_DATABASE = {
    "engines": ("engines",),
    "files": ("benchmarks", "core/documents", "formats", "matching", "tooling"),
}
"""Parts whose folders of tests/ know no database, so that one run of them is enough."""
IN_A_BROWSER = "browser"
"""The folder of tests/ with all tests that need one: the parts with a browser read no other, the rest not this one."""

# Tests


@dataclass
class Part:
    """One run of pytest and what came of it."""

    name: str
    marks: str
    variables: dict[str, str]
    ignored: tuple[str, ...] = ()
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0.0
    code: int = 0

    def count(self, report: Path) -> None:
        """Take the numbers from a JUnit report. A run that broke before writing one counts as a failure."""
        if report.exists():
            for suite in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 (pytest wrote it)
                failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
                skipped = int(suite.get("skipped", 0))
                self.failed += failed
                self.skipped += skipped
                self.passed += int(suite.get("tests", 0)) - failed - skipped
        if self.code not in (0, NO_TESTS) and not self.failed:
            self.failed = 1


@dataclass
class Plan:
    """Which parts run, and which are left out and why."""

    parts: list[Part] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def chromium(variables: dict[str, str]) -> str | None:
    """The browser of the browser tests: what CHROMIUM names, or the system's."""
    named = variables.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next((str(path) for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)


def all_but(*folders: str) -> tuple[str, ...]:
    """What lies in tests/ and neither is, nor holds, nor lies in one of *folders*."""
    tests = ROOT / "tests"
    found = []
    for path in [
        *tests.iterdir(),
        *(inner for folder in folders if "/" in folder for inner in (tests / folder).parent.iterdir()),
    ]:
        name = path.relative_to(tests).as_posix()
        if not any(name == one or one.startswith(f"{name}/") for one in folders):
            found.append(name)
    return tuple(sorted(found))


def plan_tests(variables: dict[str, str], home: str, only: str | None = None) -> Plan:
    """The parts for this machine. *home* is an empty folder for files and databases of the runs."""
    plan = Plan()
    sqlite = {"ZOTIM_DATABASE": f"sqlite:///{Path(home, 'zotim.sqlite3').as_posix()}"}
    no_database = tuple(folder for folders in NO_DATABASE.values() for folder in folders)
    elsewhere = (IN_A_BROWSER, *no_database)
    plan.parts.append(Part("sqlite", "not browser and not postgres and not load", sqlite, elsewhere))
    postgres = variables.get("ZOTIM_TEST_POSTGRES")
    if postgres:
        database = {"ZOTIM_DATABASE": postgres}
        plan.parts.append(Part("postgresql", "not browser and not load and not once", database, elsewhere))
        plan.left_out.append(f"{', '.join(sorted(no_database))} on PostgreSQL: they know no database")
        plan.left_out.append("tests marked once, on PostgreSQL: their answer doesn't depend on the database")
    else:
        plan.left_out.append(
            "PostgreSQL: ZOTIM_TEST_POSTGRES isn't set (postgresql://role:password@host:port/postgres)"
        )
    browser = chromium(variables)
    if browser:
        own = {"ZOTIM_DATABASE": f"sqlite:///{Path(home, 'browser.sqlite3').as_posix()}"}
        allowed = {**own, "CHROMIUM": browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
        others = all_but(IN_A_BROWSER)
        crawl = {**allowed, "ZOTIM_DATABASE": f"sqlite:///{Path(home, 'crawl.sqlite3').as_posix()}"}
        plan.parts.append(Part("every page", "crawl", crawl, others))  # the longer one first, as below
        plan.parts.append(Part("browser", "browser and not load and not crawl", allowed, others))
    else:
        plan.left_out.append("browser tests: there is no Chromium (apt-get install chromium, or set CHROMIUM)")
    for name, folders in NO_DATABASE.items():  # last, since they are short: the two cores end together
        scratch = {"ZOTIM_DATABASE": f"sqlite:///{Path(home, f'{name}.sqlite3').as_posix()}"}
        plan.parts.append(Part(name, "not load", scratch, all_but(*folders)))
    if not variables.get("ZOTIM_SHARED_DATA"):
        plan.left_out.append(
            "published lists: ZOTIM_SHARED_DATA isn't set (a folder with lists/un and lists/ofac in it)"
        )
    plan.left_out.append("large loads: run them with python3 tasks.py bench")
    if only:
        plan.left_out += [f"{part.name}: --only {only}" for part in plan.parts if part.name != only]
        plan.parts = [part for part in plan.parts if part.name == only]
    return plan


def compiled_once(variables: dict[str, str], home: Path) -> dict[str, str]:
    """*variables*, so that Python keeps what it compiled. Else every process that a test starts compiles Django and us
    anew, which takes longer than what it was started for; who wants nothing kept gets it in a folder that goes away."""
    if variables.get("PYTHONDONTWRITEBYTECODE"):
        kept = {name: value for name, value in variables.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return kept | {"PYTHONPYCACHEPREFIX": str(home / "bytecode")}
    return variables


def run_part(part: Part, home: Path, arguments: list[str], beside: bool = False) -> None:
    """Run one part and count. One that runs *beside* another shows what it printed when it has ended."""
    report = home / f"{part.name}.xml"
    say(f"\n== tests: {part.name}{' begins' if beside else ''}")
    started = time.monotonic()
    files = home / part.name
    files.mkdir()
    variables = compiled_once({**os.environ, "ZOTIM_HOME": str(files), **part.variables}, home)
    variables.pop("DJANGO_SETTINGS_MODULE", None)  # tests have settings of their own, named in pyproject.toml
    command: list[str | Path] = [program("python"), "-m", "pytest", "-m", part.marks, f"--junitxml={report}"]
    command += [f"--ignore=tests/{folder}" for folder in part.ignored]
    command += arguments
    with (home / f"{part.name}.log").open("w+", encoding="utf-8", errors="replace") as log:
        output = {"stdout": log, "stderr": subprocess.STDOUT} if beside else {}
        part.code = subprocess.run(command, cwd=ROOT, env=variables, check=False, **output).returncode
        part.seconds = time.monotonic() - started
        part.count(report)
        log.seek(0)
        say(f"\n== tests: {part.name} ended\n{log.read()}" if beside else "")


def run_parts(parts: list[Part], home: Path, arguments: list[str]) -> None:
    """Run all parts, two at a time: a part keeps one core busy, and they share neither files nor a database."""
    beside = len(parts) > 1
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda part: run_part(part, home, arguments, beside), parts))


def duration(name: str, seconds: float) -> str:
    """``12.3 s of 300 s``, with a word when it was longer."""
    budget = BUDGETS.get(name)
    over = " OVER" if budget and seconds > budget else ""
    return f"{seconds:7.1f} s" + (f" of {budget} s{over}" if budget else "")


def test(options: argparse.Namespace) -> int:
    """All the tests that this machine can run."""
    environment.set_up()
    with tempfile.TemporaryDirectory(prefix="zotim-test-") as home:
        plan = plan_tests(dict(os.environ), home, options.only)
        run_parts(plan.parts, Path(home), options.arguments)
    say("\n== tests: summary")
    for part in plan.parts:
        result = "failed" if part.failed else "ok" if part.passed else "no tests"
        numbers = f"{part.passed:5} passed {part.failed:3} failed {part.skipped:3} skipped"
        say(f"  {part.name:<12} {result:<9} {numbers} {duration(part.name, part.seconds)}")
    say("left out:")
    for line in plan.left_out:
        say(f"  {line}")
    passed, failed, skipped = (
        sum(getattr(part, name) for part in plan.parts) for name in ("passed", "failed", "skipped")
    )
    say(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


# Checks


def checks() -> dict[str, list[str]]:
    """The name of each check and its command."""
    python = str(program("python"))
    found = {
        "style": [str(program("ruff")), "check", "--output-format=concise", "."],
        "format": [str(program("ruff")), "format", "--check", "--output-format=concise", "."],
        "types": [str(program("mypy"))],
        "imports": [str(program("lint-imports")), "--no-logo"],
        "dependencies": [str(program("deptry")), "--no-ansi", "src"],
        "migrations": [python, "-m", "django", "makemigrations", "--check", "--dry-run"],
        "translations": [python, "-m", "tools.messages", "check"],
        "docs": [python, "-m", "tools.reference", "--check"],
        "licences": [python, "-m", "tools.licences"],
        "tracked files": [python, "-m", "tools.tracked"],
    }
    if any((ROOT / "src").rglob("templates/**/*.html")):
        # Lint only: its formatter puts line breaks into running text and titles, which then show as blanks.
        found["templates"] = [str(program("djlint")), "--quiet", "--lint", "src"]
    return found


def check(options: argparse.Namespace) -> int:
    """Run every check, two at a time; print the output of those that failed."""
    environment.set_up()
    wanted = {name: command for name, command in checks().items() if not options.only or name in options.only}
    started = time.monotonic()
    failed = []
    with tempfile.TemporaryDirectory(prefix="zotim-check-") as home, ThreadPoolExecutor(2) as pool:
        variables = {
            **compiled_once(dict(os.environ), Path(home)),
            "DJANGO_SETTINGS_MODULE": SETTINGS,
            "ZOTIM_HOME": home,
            "ZOTIM_DESKS": "all",
            "PYTHONUTF8": "1",
            "NO_COLOR": "1",
        }
        variables["ZOTIM_DATABASE"] = f"sqlite:///{Path(home, 'zotim.sqlite3').as_posix()}"

        def run(name: str) -> tuple[subprocess.CompletedProcess[str], float]:
            begun = time.monotonic()
            done = subprocess.run(
                wanted[name],
                cwd=ROOT,
                env=variables,
                check=False,
                text=True,
                encoding="utf-8",
                errors="replace",
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
            return done, time.monotonic() - begun

        say("== check")
        for name, (done, seconds) in zip(wanted, pool.map(run, wanted), strict=True):
            say(f"  {name:<14} {'failed' if done.returncode else 'ok':<7} {duration(name, seconds)}")
            if done.returncode:
                failed.append(name)
                say("".join(f"    {line}\n" for line in done.stdout.strip().splitlines()[-60:]))
    say(f"  {'all':<14} {'failed' if failed else 'ok':<7} {duration('check', time.monotonic() - started)}")
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


# The other commands


def setup(options: argparse.Namespace) -> int:
    """Make the environment."""
    environment.set_up()
    say(f"setup: ready; the command is {program('zotim').relative_to(ROOT)}")
    return 0


def demo(options: argparse.Namespace) -> int:
    """Set up, then `zotim demo`."""
    environment.set_up()
    arguments = ["--no-serve"] if options.no_serve else []
    arguments += ["--port", str(options.port)] if options.port is not None else []
    arguments += ["--again"] if options.again else []
    return passing_on([program("zotim"), "demo", *arguments, *options.arguments])


def passing_on(command: list[str | Path]) -> int:
    """Run *command*; who asks this program to end (Ctrl-C, SIGTERM) asks it. Answers its code once it has ended."""
    child = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: child.terminate())
    return child.wait()


def bench(options: argparse.Namespace) -> int:
    """Run one benchmark, or list them with the first line of what they say about themselves."""
    found = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("*.py")) if not path.stem.startswith("_")}
    if options.name in found:
        environment.set_up()
        if "--peers" in options.arguments:
            environment.set_up_peers()
        command = [program("python"), found[options.name], *["--final"] * options.final, *options.arguments]
        return subprocess.run(command, cwd=ROOT, check=False).returncode
    if options.name:
        say(f"bench: there is no {options.name!r}")
    for name, path in found.items():
        described = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        say(f"  {name:<20} {described.partition(chr(10))[0]}")
    if not found:
        say("bench: there are no benchmarks yet")
    return 1 if options.name else 0


def messages(options: argparse.Namespace) -> int:
    """Update (or what is asked for) and compile the catalogues."""
    environment.set_up()
    command = [program("python"), "-m", "tools.messages", *(options.what or ["update"])]
    code = subprocess.run(command, cwd=ROOT, check=False).returncode
    environment.compile_catalogues()
    return code


def lock(options: argparse.Namespace) -> int:
    """Write the locked requirements."""
    environment.compile_lock(options.upgrade)
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line."""
    commands = argparse.ArgumentParser(
        prog="tasks.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    choices = commands.add_subparsers(dest="command", required=True, metavar="COMMAND")
    adders = {run.__name__: choices.add_parser(run.__name__, help=run.__doc__) for run in COMMANDS}
    adders["demo"].add_argument("--no-serve", action="store_true", help="fill it, but don't start the server")
    adders["demo"].add_argument("--port", type=int, help="port of the site (8000)")
    adders["demo"].add_argument("--again", action="store_true", help="open the earlier one, with what was entered")
    adders["test"].add_argument("--only", choices=sorted(BUDGETS.keys() - {"check"}), help="one part")
    adders["check"].add_argument("--only", action="append", choices=sorted(checks()), help="one check; may be repeated")
    adders["bench"].add_argument("name", nargs="?", help="file name in benchmarks/, without .py")
    adders["bench"].add_argument("--final", action="store_true", help="the part kept apart from tuning, once")
    adders["messages"].add_argument(
        "what", nargs="*", help="update (default), check, borrow, missing LANG, fill LANG FILE"
    )
    adders["lock"].add_argument("--upgrade", action="store_true", help="take the newest versions")
    for name, whose in PASSED_ON.items():  # ARGS are taken by not being known (see main), so the help says them here
        adders[name].usage = f"{' '.join(adders[name].format_usage().split()[1:])} [ARGS ...]"
        adders[name].epilog = f"ARGS are those of {whose}"
    return commands


PASSED_ON = {
    "demo": "`zotim demo`",
    "test": "pytest, as in: test tests/register -x --only sqlite",
    "bench": "the benchmark",
}
"""Commands that start a program with arguments of its own, and which it is."""
COMMANDS = (setup, demo, test, check, bench, messages, lock)


def main(arguments: list[str]) -> int:
    """Run one command; what it doesn't know itself, and what comes after ``--``, goes to the program that it starts."""
    mark = arguments.index("--") if "--" in arguments else len(arguments)
    commands = parser()
    options, unknown = commands.parse_known_args(arguments[:mark])
    if unknown and options.command not in PASSED_ON:
        commands.error(f"{options.command} doesn't know {' '.join(unknown)}")
    options.arguments = unknown + arguments[mark + 1 :]
    run = next(run for run in COMMANDS if run.__name__ == options.command)
    return run(options)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

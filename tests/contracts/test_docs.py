"""What the documentation names exists: files, pictures, commands, settings, and an explanation of each part."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer
from django.conf import settings

import tasks
from tools import reference
from zotim.__main__ import GROUPS, _load, app
from zotim.core.clocks.registry import VERBS
from zotim.core.states.machine import MACHINES
from zotim.web.api.root import api

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"```.*?```", re.DOTALL)
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
ZOTIM = re.compile(r"(?:^|[\s;&|(]|\.venv/bin/)zotim ((?:[a-z][a-z-]*)(?: [a-z][a-z-]*)*)((?: +[^\s;&|#]+)*)")
OPTION = re.compile(r"(?<!\S)(--[a-z][a-z-]*)")
TASKS = re.compile(r"python3? tasks\.py ([a-z]+)((?: +[^\s;&|#]+)*)")
SETTING = re.compile(r"\bZOTIM_[A-Z_]+\b")
NOT_A_SETTING = {"ZOTIM_TEST_POSTGRES", "ZOTIM_CRASH_SEED", "ZOTIM_API_SEED", "ZOTIM_SHARED_DATA"}
"""Variables of the tests and benchmarks, which a deployment doesn't know."""


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def code_of(path: Path) -> list[str]:
    """The lines of code in a page, in blocks and in sentences; lines that go on are joined."""
    found = []
    for block, inline in CODE.findall(path.read_text(encoding="utf-8")):
        found += (block or inline).replace("\\\n", " ").splitlines()
    return found


def anchors(path: Path) -> set[str]:
    """The headings of a page, as addresses."""
    headings = re.findall(r"^#+ +(.+)$", FENCE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_link_and_picture_leads_to_a_file(page):
    missing = []
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        file = (page.parent / name).resolve() if name else page
        there = file.exists() and file.is_relative_to(ROOT)
        if not there or (anchor and file.suffix == ".md" and anchor not in anchors(file)):
            missing.append(target)
    assert not missing


def test_every_test_that_the_threat_model_names_exists():
    named = re.findall(r"`((?:tests|src)/[^`]+)`", (ROOT / "THREAT_MODEL.md").read_text(encoding="utf-8"))
    assert named
    assert not {path for path in named if not (ROOT / path).exists()}


def click_command(words: list[str]):
    """The command that *words* name, and the words that are left for it as arguments."""
    if words[0] in GROUPS:
        command = _load(words[0], GROUPS[words[0]])
    else:
        command = typer.main.get_command(app).commands.get(words[0])
    rest = words[1:]
    while command is not None and rest and hasattr(command, "commands"):
        command, rest = command.commands.get(rest[0]), rest[1:]
    return command


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_zotim_command_that_is_named_exists(page):
    wrong = []
    for line in code_of(page):
        for words, options in ZOTIM.findall(line):
            if re.match(r" *\d", options):  # the first line of a signed or hashed text, such as "zotim event 1"
                continue
            command = click_command(words.split())
            if command is None:
                wrong.append(f"zotim {words}")
                continue
            known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)} | {"--help"}
            wrong += [f"zotim {words} {option}" for option in OPTION.findall(options) if option not in known]
    assert not wrong


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_task_that_is_named_exists(page):
    known = set(re.findall(r"^    ([a-z]+) ", tasks.__doc__, re.MULTILINE))
    benchmarks = {path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")}
    wrong = []
    for line in code_of(page):
        for name, rest in TASKS.findall(line):
            if name not in known:
                wrong.append(name)
            elif name == "bench" and rest.split() and rest.split()[0].islower() and rest.split()[0] not in benchmarks:
                wrong.append(f"bench {rest.split()[0]}")
    assert not wrong


def test_every_setting_that_is_named_is_in_the_reference():
    reference = set(SETTING.findall((ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")))
    wrong = {
        f"{ids(page)}: {name}"
        for page in PAGES
        for name in SETTING.findall(page.read_text(encoding="utf-8"))
        if name not in reference | NOT_A_SETTING
    }
    assert not wrong


def test_every_variable_that_a_deployment_turns_is_in_the_reference():
    reference = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    source = (ROOT / "src/zotim/config/environment.py").read_text(encoding="utf-8")
    source += (ROOT / "src/zotim/config/settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"(?:read|words|environ(?:\.get)?)[(\[]\s*\"(ZOTIM_[A-Z_]+)\"", source))
    assert read
    assert not {name for name in read if name not in reference}


def test_each_desk_is_told_in_the_table_of_rooms():
    house = (ROOT / "docs/explanation/house.md").read_text(encoding="utf-8")
    [row] = re.findall(r"^\| `desks/` \|.*", house, flags=re.MULTILINE)
    assert {"desks/", *settings.DESK_APPS} - {"register"} == set(re.findall(r"`([\w/]+)`", row))


@pytest.mark.parametrize("page", sorted(ROOT.glob("docs/*/*.md")), ids=ids)
def test_every_page_can_be_reached_from_another(page):
    others = (other for other in PAGES if other != page)
    linked = {
        (other.parent / unquote(target.partition("#")[0])).resolve()
        for other in others
        for target in LINK.findall(other.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", target)
    }
    assert page in linked, "link it from the README or from a page beside it"


def test_the_reference_prints_at_each_step_the_clocks_that_its_event_moves():
    page = reference.states()
    steps = {step.event: machine for machine in MACHINES.values() for step in machine.transitions}
    moved = {(verb, step, clock.code) for verb, does in VERBS.items() for step, clock in does if verb in steps}
    assert ("register.clearance.asked", "start", "register.reply.clearance") in moved
    for verb, step, code in moved:
        section = page.split(f"## {steps[verb].label}\n")[1].split("\n## ")[0]
        assert f"{step}s `{code}`" in section, verb


def test_every_benchmark_says_in_its_first_line_what_it_measures():
    import ast

    found = sorted((ROOT / "benchmarks").glob("[a-z]*.py"))
    assert found
    for path in found:
        assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0], path.name


def test_the_page_of_the_api_names_every_address_of_it_and_every_filter():
    told: dict[str, set[str]] = {}
    for row in re.findall(
        r"^\| (`/.+) \|.*\| (.*) ?\|$", (ROOT / "docs/how-to/api.md").read_text("utf-8"), re.MULTILINE
    ):
        first, *more = re.findall(r"`([^`]+)`", row[0])
        told |= {first: set(re.findall(r"`(\w+)`", row[1])), **{first + rest: set() for rest in more}}
    described = {}
    for path, methods in api.get_openapi_schema(path_prefix="/")["paths"].items():
        named = {one["name"] for one in methods["get"]["parameters"] if one["in"] == "query"}
        described[path.replace("{pk}", "{id}")] = named - {"page", "per_page", "as_of"}
    assert told == described

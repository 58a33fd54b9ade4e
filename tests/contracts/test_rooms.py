"""The rooms of the register stand in one order, and a page reads through selectors."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from zotim import core
from zotim.register.apps import ROOMS

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
REGISTER = ROOT / "src/zotim/register"
SOURCE = sorted((ROOT / "src").rglob("*.py"))
VIEWS = [path for path in SOURCE if path.stem == "views" or path.parent.name == "views"]
APIS = [path for path in SOURCE if path.stem in ("api", "api_library") and path.parent.name != "core"]
READERS = [path for path in SOURCE if path.stem in ("tasks", "calendar", "choosing")]
"""Modules that read what a registry of the core asks for, each for somebody."""
SIGNED_OUT = "zotim/demo/views.py"
"""Shows whom one can be before anybody is signed in: there is no actor to ask for."""


def layers(container="zotim.register"):
    """The layers of a container, highest first, each with the modules that share it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    [found] = [one for one in settings["contracts"] if one.get("containers") == [container]]
    return [re.findall(r"\w+", layer) for layer in found["layers"]]


def test_rooms_are_loaded_in_the_order_in_which_they_may_import_each_other():
    above, *rooms, core = layers()
    assert [f"zotim.register.{name}" for [name] in reversed(rooms)] == list(ROOMS[1:])
    assert not {*above, *core} & {room.split(".")[-1] for room in ROOMS[1:]}


def test_the_mechanisms_are_told_in_the_order_in_which_they_may_import_each_other():
    api, *mechanisms, _plain, lowest = layers("zotim.core")
    order = [name for [name] in reversed(mechanisms)]
    assert api == ["api"]
    assert re.findall(r"\w+", core.__doc__.split(": ")[2].split(".")[0]) == order
    page = (ROOT / "docs/explanation/house.md").read_text(encoding="utf-8")
    table = page.partition("## The mechanisms, lowest first")[2].partition("##")[0]
    first, *told = re.findall(r"^\| `(\w+)`", table, flags=re.MULTILINE)
    assert first in lowest
    assert told == order


def test_each_package_with_addresses_of_its_own_is_a_room():
    assert {path.parent.name for path in REGISTER.glob("*/urls.py")} == {room.split(".")[-1] for room in ROOMS[1:]}


def by_hand(path):
    """Where a page or an address asks the database or the predicate itself."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager"):
            yield f"{path.name}:{node.lineno} .{node.attr}"
        elif isinstance(node, ast.Name) and node.id == "visible":
            yield f"{path.name}:{node.lineno} visible()"


def test_a_view_reads_through_selectors():
    assert len(VIEWS) > 30
    assert not [found for path in VIEWS if not path.as_posix().endswith(SIGNED_OUT) for found in by_hand(path)]


def test_an_address_of_the_api_reads_through_selectors():
    assert len(APIS) > 7
    assert not [found for path in APIS for found in by_hand(path)]


def for_nobody(path):
    """Where a module asks the database outside a function that is told who reads."""
    for part in ast.parse(path.read_text(encoding="utf-8")).body:
        told = isinstance(part, ast.FunctionDef) and "actor" in {one.arg for one in part.args.args}
        for node in ast.walk(part):
            if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager") and not told:
                yield f"{path.name}:{node.lineno} .{node.attr}"


def test_what_waits_is_due_or_can_be_chosen_is_read_for_somebody():
    assert len(READERS) > 20
    assert not [found for path in READERS for found in for_nobody(path)]


def test_a_module_that_asks_the_database_for_nobody_is_found(tmp_path):
    module = tmp_path / "tasks.py"
    body = "\n    return Measure.objects.all()\n"
    module.write_text(f"def _open():{body}def _own(actor):{body}", encoding="utf-8")
    assert list(for_nobody(module)) == ["tasks.py:2 .objects"]


def test_a_view_that_asks_the_database_itself_is_found(tmp_path):
    view = tmp_path / "views.py"
    view.write_text("rows = Measure.objects.filter(visible(Measure, request.actor))\n", encoding="utf-8")
    assert list(by_hand(view)) == ["views.py:1 .objects", "views.py:1 visible()"]

"""The rooms of the register stand in one order, and a page reads through selectors."""

import tomllib
from pathlib import Path

import pytest

from zotim.register.apps import ROOMS

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[2]
REGISTER = ROOT / "src/zotim/register"


def layers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    [found] = [one for one in settings["contracts"] if one.get("containers") == ["zotim.register"]]
    return [[name.strip() for name in layer.split(":")] for layer in found["layers"]]


def test_rooms_are_loaded_in_the_order_in_which_they_may_import_each_other():
    above, *rooms, core = layers()
    assert [f"zotim.register.{name}" for [name] in reversed(rooms)] == list(ROOMS[1:])
    assert not {*above, *core} & {room.split(".")[-1] for room in ROOMS[1:]}


def test_each_package_with_addresses_of_its_own_is_a_room():
    assert {path.parent.name for path in REGISTER.glob("*/urls.py")} == {room.split(".")[-1] for room in ROOMS[1:]}

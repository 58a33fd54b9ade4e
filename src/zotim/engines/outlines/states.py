"""Outlines of states around Albania, Kosovo, Iraq and Syria, as they come with the package.

Natural Earth 1:10,000,000 (public domain), by world-atlas 2.0.2, without corners nearer than 0.01 degrees to a line
between their neighbours. There Kosovo has a name but no number, so that it was given its code by hand. An
outline on a map says nothing about what a border is.
"""

import json
from functools import cache
from importlib.resources import files

from zotim.engines.outlines.shapes import Outline

SOURCE = "Natural Earth 1:10m (public domain), world-atlas 2.0.2"
STATES = ("AL", "GR", "IQ", "IR", "JO", "LB", "ME", "MK", "RS", "SY", "TR", "XK")
"""The codes of those that have one."""


@cache
def _all() -> dict[str, Outline]:
    kept = json.loads(files(__package__).joinpath("data/states.json").read_text(encoding="utf-8"))
    return {code: Outline.of(coordinates) for code, coordinates in kept["outlines"].items()}


def state(code: str) -> Outline | None:
    """The outline of a state by its code (ISO 3166-1, and XK), None where none is kept."""
    return _all().get(code)

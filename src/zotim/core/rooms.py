"""Apps of several rooms: packages whose tables make one app, and whose modules enter something when they load."""

from collections.abc import Iterable
from importlib import import_module

from django.utils.module_loading import module_has_submodule

TABLES = (
    "policy",
    "beside",
    "states",
    "clocks",
    "events",
    "notices",
    "tasks",
    "calendar",
    "words",
    "told",
    "search",
    "choosing",
    "figures",
    "disclosures",
    "retention",
    "redress",
    "glass",
    "walls",
    "jobs",
)
"""Modules of a room that enter something: who may, its states, clocks, words, rules. A room has those that it needs."""


def import_models(rooms: Iterable[str]) -> None:
    """Load the models of each room."""
    for room in rooms:
        _load(room, "models")


def enter(rooms: Iterable[str]) -> None:
    """Load what each room enters, lowest room first."""
    for room in rooms:
        for table in TABLES:
            _load(room, table)


def _load(room: str, module: str) -> None:
    if module_has_submodule(import_module(room), module):
        import_module(f"{room}.{module}")

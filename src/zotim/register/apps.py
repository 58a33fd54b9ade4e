from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

ROOMS = (
    "zotim.register",
    "zotim.register.measures",
    "zotim.register.duplicates",
    "zotim.register.data_calls",
    "zotim.register.duties",
    "zotim.register.extracts",
    "zotim.register.taking_part",
    "zotim.register.assistance",
    "zotim.register.reports",
    "zotim.register.indicators",
)
"""The register itself, and the rooms in it: each is a package of the shape that ``docs/explanation/house.md`` tells."""
TABLES = (
    "policy",
    "states",
    "clocks",
    "events",
    "notices",
    "tasks",
    "calendar",
    "words",
    "search",
    "choosing",
    "figures",
    "disclosures",
    "retention",
    "jobs",
)
"""Modules of a room that enter something when they are imported; a room has those that it needs."""


class RegisterConfig(AppConfig):
    name = "zotim.register"
    label = "register"

    def ready(self) -> None:
        """Enter the tables of each room: who may, its states, clocks, retention rules, figures and disclosures."""
        for room in ROOMS:
            for table in TABLES:
                if module_has_submodule(import_module(room), table):
                    import_module(f"{room}.{table}")

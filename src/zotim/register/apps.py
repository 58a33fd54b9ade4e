from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

ROOMS = (
    "zotim.register",
    "zotim.register.measures",
    "zotim.register.duplicates",
    "zotim.register.taking_part",
    "zotim.register.assistance",
    "zotim.register.indicators",
    "zotim.register.reports",
    "zotim.register.data_calls",
    "zotim.register.extracts",
    "zotim.register.duties",
)
"""The core of the register and the rooms on it, lowest first: each is a package of the shape that
``docs/explanation/house.md`` tells, and imports only what stands before it (import-linter)."""
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
    "jobs",
)
"""Modules of a room that enter something when they are imported; a room has those that it needs."""


class RegisterConfig(AppConfig):
    name = "zotim.register"
    label = "register"

    def import_models(self) -> None:
        """The models of the core and of each room: one app, whose tables lie in several packages."""
        super().import_models()
        for room in ROOMS:
            if module_has_submodule(import_module(room), "models"):
                import_module(f"{room}.models")

    def ready(self) -> None:
        """Enter the tables of each room: who may, its states, clocks, retention rules, figures and disclosures."""
        for room in ROOMS:
            for table in TABLES:
                if module_has_submodule(import_module(room), table):
                    import_module(f"{room}.{table}")

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

ROOMS = (
    "zotim.desks.screening.lists",
    "zotim.desks.screening.asking",
    "zotim.desks.screening.alerts",
    "zotim.desks.screening.measures",
)
"""The rooms of the desk, lowest first; each imports only what stands before it (``docs/explanation/screening.md``)."""
TABLES = (
    "policy", "states", "clocks", "events", "words", "notices", "tasks", "search", "retention", "jobs", "figures",
)  # fmt: skip
"""Modules of a room that enter something when they are imported; a room has those that it needs."""


class ScreeningConfig(AppConfig):
    name = "zotim.desks.screening"
    label = "screening"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        for room in ROOMS:
            import_module(f"{room}.models")

    def ready(self) -> None:
        """Enter the tables of each room."""
        for room in ROOMS:
            for table in TABLES:
                if module_has_submodule(import_module(room), table):
                    import_module(f"{room}.{table}")

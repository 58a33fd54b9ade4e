from django.apps import AppConfig

from zotim.core import rooms

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


class RegisterConfig(AppConfig):
    name = "zotim.register"
    label = "register"

    def import_models(self) -> None:
        """The models of the core and of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room: who may, its states, clocks, retention rules, figures and disclosures."""
        rooms.enter(ROOMS)

from django.apps import AppConfig

from zotim.core import rooms

ROOMS = (
    "zotim.desks.screening.lists",
    "zotim.desks.screening.bases",
    "zotim.desks.screening.national",
    "zotim.desks.screening.asking",
    "zotim.desks.screening.alerts",
    "zotim.desks.screening.measures",
)
"""The rooms of the desk, lowest first; each imports only what stands before it (``docs/explanation/screening.md``)."""


class ScreeningConfig(AppConfig):
    name = "zotim.desks.screening"
    label = "screening"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room."""
        rooms.enter(ROOMS)

from django.apps import AppConfig

from zotim.core import rooms

ROOMS = (
    "zotim.desks.stabilisation.places",
    "zotim.desks.stabilisation.projects",
    "zotim.desks.stabilisation.money",
    "zotim.desks.stabilisation.results",
    "zotim.desks.stabilisation.account",
)
"""The rooms of the desk, lowest first; each imports only what stands before it
(``docs/explanation/stabilisation.md``)."""


class StabilisationConfig(AppConfig):
    name = "zotim.desks.stabilisation"
    label = "stabilisation"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room."""
        rooms.enter(ROOMS)

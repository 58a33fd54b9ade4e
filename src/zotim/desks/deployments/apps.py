from django.apps import AppConfig

from zotim.core import rooms

ROOMS = (
    "zotim.desks.deployments.missions",
    "zotim.desks.deployments.people",
    "zotim.desks.deployments.tours",
    "zotim.desks.deployments.checklists",
    "zotim.desks.deployments.planning",
    "zotim.desks.deployments.lessons",
    "zotim.desks.deployments.costs",
)
"""The rooms of the desk, lowest first; each imports only what stands before it
(``docs/explanation/deployments.md``)."""


class DeploymentsConfig(AppConfig):
    name = "zotim.desks.deployments"
    label = "deployments"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room."""
        rooms.enter(ROOMS)

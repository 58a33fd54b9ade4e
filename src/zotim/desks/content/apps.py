from django.apps import AppConfig

from zotim.core import rooms

ROOMS = (
    "zotim.desks.content.law",
    "zotim.desks.content.intake",
    "zotim.desks.content.banks",
    "zotim.desks.content.matching",
    "zotim.desks.content.review",
    "zotim.desks.content.dispatch",
    "zotim.desks.content.exchange",
    "zotim.desks.content.account",
)
"""The rooms of the desk, lowest first; each imports only what stands before it (``docs/explanation/content.md``), and
the last two not each other."""


class ContentConfig(AppConfig):
    name = "zotim.desks.content"
    label = "content"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room."""
        rooms.enter(ROOMS)

from django.apps import AppConfig
from django.conf import settings

from zotim.core import rooms

ROOMS = (
    "zotim.desks.screening.lists",
    "zotim.desks.screening.bases",
    "zotim.desks.screening.national",
    "zotim.desks.screening.asking",
    "zotim.desks.screening.alerts",
    "zotim.desks.screening.measures",
    "zotim.desks.screening.finance",
    "zotim.desks.screening.agency",
    "zotim.desks.screening.travel",
)
"""The rooms of the desk, lowest first; each imports only what stands before it (``docs/explanation/screening.md``), and
of the last three none another."""


def switched_on() -> list[str]:
    """The rooms of this installation: its channels, and as what it has finance, say which of the last three."""
    finance = settings.ZOTIM_FINANCE_AS if "finance" in settings.ZOTIM_CHANNELS else []
    there = {
        "finance": "obliged" in finance,
        "agency": "agency" in finance,
        "travel": "travel" in settings.ZOTIM_CHANNELS,
    }
    return [room for room in ROOMS if there.get(room.rpartition(".")[2], True)]


class ScreeningConfig(AppConfig):
    name = "zotim.desks.screening"
    label = "screening"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room that is switched on."""
        rooms.enter(switched_on())

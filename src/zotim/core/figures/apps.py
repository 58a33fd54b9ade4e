from django.apps import AppConfig

from zotim.core import guards


class FiguresConfig(AppConfig):
    name = "zotim.core.figures"
    label = "figures"

    def ready(self) -> None:
        """A value that was taken is only added to."""
        guards.append_only("figures.FigureValue")

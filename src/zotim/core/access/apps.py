from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zotim.core.access"
    label = "access"

    def ready(self) -> None:
        """Enter grants and bars, and have walls put up after each ``migrate``."""
        from zotim.core.access import administration, bar_walls, bars, grant_walls, grants, walls  # noqa: F401

        walls.activate(self)

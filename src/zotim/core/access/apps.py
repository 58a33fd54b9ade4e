from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "zotim.core.access"
    label = "access"

    def ready(self) -> None:
        """Enter grants, and have walls put up after each ``migrate``."""
        from zotim.core.access import administration, grant_walls, grants, walls  # noqa: F401

        walls.activate(self)

from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "zotim.desks.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Enter the tables of this desk, and what waits at it."""
        from zotim.desks.oversight import policy, tasks  # noqa: F401

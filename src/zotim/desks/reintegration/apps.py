from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    name = "zotim.desks.reintegration"
    label = "reintegration"

    def ready(self) -> None:
        """Enter the tables of this desk, its walls, and that a note is never changed."""
        from zotim.core import guards
        from zotim.desks.reintegration import policy, states, tasks, walls  # noqa: F401

        guards.append_only("reintegration.Note")

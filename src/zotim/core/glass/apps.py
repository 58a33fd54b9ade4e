from django.apps import AppConfig


class GlassConfig(AppConfig):
    name = "zotim.core.glass"
    label = "glass"

    def ready(self) -> None:
        """Enter who may, states, the clock of the review, words, walls and what the worker does."""
        from zotim.core.glass import clocks, events, jobs, notices, policy, states, tasks, walls  # noqa: F401

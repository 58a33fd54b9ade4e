from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "zotim.core.ui"
    label = "ui"

    def ready(self) -> None:
        """Enter the words for what the mechanisms write into the log."""
        from zotim.core.ui import mechanisms  # noqa: F401

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "zotim.core.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Enter the state table, who sees a notification, and that one ends with its record."""
        from zotim.core.notifications import policy, states, traces  # noqa: F401

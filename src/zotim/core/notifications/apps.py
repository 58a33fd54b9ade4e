from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "zotim.core.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Enter the state table, who sees a notification, what home says of them, and that one ends with its record."""
        from zotim.core.notifications import policy, states, tasks, traces  # noqa: F401

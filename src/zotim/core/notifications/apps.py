from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "zotim.core.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Enter the state table, who sees a notification, and what home says of them."""
        from zotim.core.notifications import policy, states, tasks  # noqa: F401

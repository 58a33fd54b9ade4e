from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "zotim.core.notifications"
    label = "notifications"

    def ready(self) -> None:
        """Enter the state table and who sees a notification."""
        from zotim.core.notifications import policy, states  # noqa: F401

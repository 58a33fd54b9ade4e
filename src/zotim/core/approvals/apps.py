from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "zotim.core.approvals"
    label = "approvals"

    def ready(self) -> None:
        """Enter the state table."""
        from zotim.core.approvals import states  # noqa: F401

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    name = "zotim.core.approvals"
    label = "approvals"

    def ready(self) -> None:
        """Enter the state table. Approvals go with their record alone, by the worker's hand."""
        from zotim.core.access import privileges
        from zotim.core.approvals import states  # noqa: F401

        privileges.limit("approvals.Approval", web="SELECT, INSERT, UPDATE", worker=privileges.EVERYTHING)

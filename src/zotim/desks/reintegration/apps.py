from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    name = "zotim.desks.reintegration"
    label = "reintegration"

    def ready(self) -> None:
        """Enter the tables of this desk, its walls, how it ends, and that a note is never changed before that."""
        from zotim.core import guards
        from zotim.core.retention.registry import disposed
        from zotim.desks.reintegration import choosing, events, notices, policy, retention, states, tasks, walls  # noqa: F401

        guards.append_only("reintegration.Note", allow_delete_when=disposed("OLD.case_id"))

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "zotim.core.audit"
    label = "audit"

    def ready(self) -> None:
        """Enter this app's guards, and have all guards put in place after each ``migrate``."""
        from zotim.core import guards
        from zotim.core.audit import models

        guards.append_only("audit.Event", allow_delete_when=models.COVERED_BY_A_DISPOSAL)
        guards.append_only("audit.Unsealed", allow_delete_when=models.IS_SEALED)
        for label in ("audit.Seal", "audit.Checkpoint", "audit.Disposal"):
            guards.append_only(label)
        guards.activate(self)

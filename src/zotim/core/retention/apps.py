from django.apps import AppConfig

from zotim.core import guards


class RetentionConfig(AppConfig):
    name = "zotim.core.retention"
    label = "retention"

    def ready(self) -> None:
        """Enter states, policy and the rule of the log; certificates are only added to."""
        from zotim.core.access import privileges
        from zotim.core.retention import disposal, log, policy, states, walls  # noqa: F401

        guards.append_only("retention.Certificate")
        privileges.limit("retention.Certificate", web="SELECT", worker="SELECT, INSERT")

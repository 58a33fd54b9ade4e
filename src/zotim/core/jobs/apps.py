from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "zotim.core.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Enter the state table, who sees jobs, and the jobs of the house itself."""
        from zotim.core.jobs import housekeeping, policy, states  # noqa: F401

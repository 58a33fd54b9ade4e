from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "zotim.desks.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Enter the tables of this desk: who may, what its verbs are called, its job."""
        from zotim.desks.oversight import events, jobs, policy  # noqa: F401

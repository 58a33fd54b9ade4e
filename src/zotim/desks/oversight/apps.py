from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "zotim.desks.oversight"
    label = "oversight"

    def ready(self) -> None:
        """Enter the tables of this desk: who may, what its verbs are called, its job, its notices, what waits at it,
        and what can be held."""
        from zotim.core.audit.services import LISTENERS
        from zotim.desks.oversight import choosing, events, jobs, notices, policy, tasks  # noqa: F401

        if notices.listen not in LISTENERS:
            LISTENERS.append(notices.listen)

from django.apps import AppConfig

from zotim.core import guards


class RevisionsConfig(AppConfig):
    name = "zotim.core.revisions"
    label = "revisions"

    def ready(self) -> None:
        """Revisions are only added to; the database sees to it."""
        guards.append_only("revisions.Revision")

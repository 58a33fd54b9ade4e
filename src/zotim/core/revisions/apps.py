from django.apps import AppConfig

from zotim.core import guards


class RevisionsConfig(AppConfig):
    name = "zotim.core.revisions"
    label = "revisions"

    def ready(self) -> None:
        """Revisions are only added to, until their record is disposed of; the database sees to it."""
        from zotim.core.revisions.models import IS_FORGOTTEN

        guards.append_only("revisions.Revision", allow_delete_when=IS_FORGOTTEN)
        guards.append_only("revisions.Forgotten")

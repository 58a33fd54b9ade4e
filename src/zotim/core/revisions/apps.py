from django.apps import AppConfig

from zotim.core import guards


class RevisionsConfig(AppConfig):
    name = "zotim.core.revisions"
    label = "revisions"

    def ready(self) -> None:
        """Revisions are only added to, until their record is disposed of; the database sees to it."""
        from zotim.core.access import privileges
        from zotim.core.revisions.models import IS_FORGOTTEN

        guards.append_only("revisions.Revision", allow_delete_when=IS_FORGOTTEN)
        guards.append_only("revisions.Forgotten")
        privileges.limit("revisions.Revision", web="SELECT, INSERT", worker="SELECT, INSERT, DELETE")
        privileges.limit("revisions.Forgotten", web="SELECT", worker="SELECT, INSERT")

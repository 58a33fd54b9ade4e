from django.apps import AppConfig

from zotim.core import rooms

ROOMS = (
    "zotim.desks.reintegration.cases",
    "zotim.desks.reintegration.persons",
    "zotim.desks.reintegration.operations",
    "zotim.desks.reintegration.bases",
    "zotim.desks.reintegration.assessment",
    "zotim.desks.reintegration.plans",
    "zotim.desks.reintegration.followup",
    "zotim.desks.reintegration.referrals",
    "zotim.desks.reintegration.conferences",
    "zotim.desks.reintegration.closing",
    "zotim.desks.reintegration.rights",
    "zotim.desks.reintegration.exchange",
    "zotim.desks.reintegration.account",
)
"""The rooms of the desk, lowest first; each imports only what stands before it
(``docs/explanation/reintegration.md``)."""
UNCHANGED = (
    "Note", "Turn", "Need", "Attainment", "Visit", "Reply", "Saying", "LastWord", "Withdrawal", "Handover", "Arrival",
    "DemandAnswer",
)  # fmt: skip


class ReintegrationConfig(AppConfig):
    name = "zotim.desks.reintegration"
    label = "reintegration"

    def import_models(self) -> None:
        """The models of each room: one app, whose tables lie in several packages."""
        super().import_models()
        rooms.import_models(ROOMS)

    def ready(self) -> None:
        """Enter the tables of each room, and that what was written is never changed before its case ends."""
        from zotim.core import guards
        from zotim.core.retention.registry import disposed

        rooms.enter(ROOMS)
        for model in UNCHANGED:
            guards.append_only(f"reintegration.{model}", allow_delete_when=disposed("OLD.case_id"))

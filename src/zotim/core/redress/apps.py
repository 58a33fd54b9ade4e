from django.apps import AppConfig


class RedressConfig(AppConfig):
    name = "zotim.core.redress"
    label = "redress"

    def ready(self) -> None:
        """Enter who may, the states, terms and figures; and that nobody has two hands in one complaint."""
        from zotim.core import guards
        from zotim.core.access import privileges
        from zotim.core.redress import clocks, figures, policy, states, subjects  # noqa: F401

        guards.different("redress.Hand", "complaint", ("user", "on_behalf_of"))
        for label in ("redress.Hand", "redress.Decision", "redress.CarriedOut"):
            privileges.limit(label, web="SELECT, INSERT", worker="SELECT, INSERT, DELETE")
        for label in ("redress.Complaint", "redress.Receipt"):  # who ends one is the worker
            privileges.limit(label, web="SELECT, INSERT, UPDATE", worker=privileges.EVERYTHING)

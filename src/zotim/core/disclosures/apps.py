from django.apps import AppConfig

from zotim.core import guards


class DisclosuresConfig(AppConfig):
    name = "zotim.core.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        """What left has left: the rows are only added to."""
        guards.append_only("disclosures.Disclosure")
        guards.append_only("disclosures.Wish", allow_delete_when="TRUE")  # goes with its approval, never changes

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "zotim.core.search"
    label = "search"

    def ready(self) -> None:
        """Enter who may search, and have the index put in place after each ``migrate``."""
        from zotim.core.search import policy, storage  # noqa: F401

        storage.activate(self)

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "zotim.core.people"
    label = "people"

    def ready(self) -> None:
        """Describe what libraries keep about people."""
        from zotim.core.people import dictionary  # noqa: F401

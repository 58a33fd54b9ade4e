from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "zotim.register"
    label = "register"

    def ready(self) -> None:
        """Enter the tables of this room: who may, and which states there are."""
        from zotim.register import policy, states  # noqa: F401

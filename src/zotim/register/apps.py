from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "zotim.register"
    label = "register"

    def ready(self) -> None:
        """Enter the tables of this room: who may, its states, clocks, retention rules, figures and disclosures."""
        from zotim.register import (  # noqa: F401
            clocks,
            disclosures,
            events,
            figures,
            jobs,
            notices,
            policy,
            retention,
            search,
            states,
            tasks,
            words,
        )

        self.data_calls()

    def data_calls(self) -> None:
        """Those of data calls."""
        from zotim.register.data_calls import (  # noqa: F401
            clocks,
            disclosures,
            events,
            jobs,
            notices,
            policy,
            retention,
            search,
            states,
            tasks,
            words,
        )

from django.apps import AppConfig

from zotim.core import guards


class ClocksConfig(AppConfig):
    name = "zotim.core.clocks"
    label = "clocks"

    def ready(self) -> None:
        """Listen to the log; a clock that ended never runs again, and its history is never changed."""
        from zotim.core.audit.services import LISTENERS
        from zotim.core.clocks.models import MOVES
        from zotim.core.clocks.services import listen

        guards.state_guard("clocks.ClockRun", "state", "running", MOVES)
        guards.append_only("clocks.ClockChange", allow_delete_when="1 = 1")
        if listen not in LISTENERS:
            LISTENERS.append(listen)

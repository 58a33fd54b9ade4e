"""A mail is queued, then sent, or given up after some attempts; the notice in the pages stays either way."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

NOTIFICATION = Machine(
    "notifications.Notification",
    "state",
    initial="queued",
    states=[
        State("queued", _("Queued"), Glyph.UNDER_WAY),
        State("sent", _("Sent"), Glyph.PROVEN),
        State("failed", _("Not sent"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "send", source="queued", target="sent", action="", event="notifications.notification.sent", label=_("Send")
        ),
        Transition(
            "give_up", source="queued", target="failed", action="", event="notifications.notification.failed",
            label=_("Give up"), requires=_("No attempt is left, or the account is closed"),
        ),
    ],
)  # fmt: skip

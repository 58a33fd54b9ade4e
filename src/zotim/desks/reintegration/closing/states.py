"""States of a transfer, from its draft to how it ended."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

OPEN = ("drafted", "sent")

TRANSFER = Machine(
    "reintegration.Transfer",
    "state",
    initial="drafted",
    states=[
        State("drafted", pgettext_lazy("transfer", "Drafted"), Glyph.PROMISED),
        State("sent", pgettext_lazy("transfer", "Sent"), Glyph.UNDER_WAY),
        State("received", pgettext_lazy("transfer", "Received"), Glyph.PROVEN),
        State("refused", pgettext_lazy("transfer", "Refused"), Glyph.LATE),
        State("cancelled", pgettext_lazy("transfer", "Cancelled"), Glyph.SAID),
        State("withdrawn", pgettext_lazy("transfer", "Ended with what it rested on"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "send", source="drafted", target="sent", action="reintegration.transfer.send",
            event="reintegration.transfer.sent", label=_("Send the transfer"),
            requires=_("A supervisor of the case; what it rests on holds, and covers all that is sent"),
        ),
        Transition(
            "receive", source="sent", target="received", action="reintegration.transfer.receive",
            event="reintegration.transfer.received", label=_("Receive the case"),
            requires=_("The receiver; in that transaction the case of the sender ends, and all work on it there"),
        ),
        Transition(
            "refuse", source="sent", target="refused", action="reintegration.transfer.refuse",
            event="reintegration.transfer.refused", label=_("Refuse the transfer"),
            requires=_("A reason of the list"),
        ),
        Transition(
            "cancel", source=OPEN, target="cancelled", action="reintegration.transfer.cancel",
            event="reintegration.transfer.cancelled", label=_("Cancel the transfer"),
        ),
        Transition(
            "withdraw", source="sent", target="withdrawn", action="",
            event="reintegration.transfer.withdrawn", label=_("End it with what it rests on"),
            requires=_("Consent was withdrawn, or a measure or a decision holds no longer; in the same transaction"),
        ),
        Transition(
            "end_with_case", source=OPEN, target="cancelled", action="",
            event="reintegration.transfer.cancelled", label=_("End it with its case"),
            requires=_("The case ends; in the same transaction"),
        ),
    ],
)  # fmt: skip

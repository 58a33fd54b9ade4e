"""States of what goes out, and of a hold for an investigation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.retention.registry import disposed
from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.content.dispatch.models.dispatches import ALONE
from zotim.vocabulary import Glyph

ASK = "content.dispatch.ask"
APPROVE = "content.dispatch.approve"
SEND = "content.dispatch.send"
REVIEW = "content.dispatch.review"
ANSWER = "content.dispatch.answer"
WITHDRAW = "content.dispatch.withdraw"
FINISH = "content.dispatch.finish"
DROP = "content.dispatch.drop"
PROPOSE = "content.item.put_forward"
PROLONG_ASK, PROLONG = "content.hold.prolong_ask", "content.hold.prolong"
guards.append_only("content.DispatchNote", allow_delete_when=disposed("OLD.dispatch_id"))
guards.settled(
    "content.Dispatch", "state", ["drafted"],
    ["reference", "item", "way", "basis", "platform", "body", "language", "form", "undisclosed", "values",
     "drafted_by", "drafted_for", "hands"],
)  # fmt: skip
ANOTHER = _("Another person than whoever wrote in it")

DISPATCH = Machine(
    "content.Dispatch",
    "state",
    initial="drafted",
    states=[
        State("drafted", pgettext_lazy("dispatch", "Drafted"), Glyph.PROMISED),
        State("asked", pgettext_lazy("dispatch", "Waits for an approver"), Glyph.PROMISED),
        State("approved", pgettext_lazy("dispatch", "Approved"), Glyph.UNDER_WAY),
        State(ALONE, pgettext_lazy("dispatch", "Sent, a second person still looks"), Glyph.LATE),
        State("sent", pgettext_lazy("dispatch", "Sent"), Glyph.UNDER_WAY),
        State("failed", pgettext_lazy("dispatch", "Didn't arrive"), Glyph.LATE),
        State("received", pgettext_lazy("dispatch", "Received"), Glyph.UNDER_WAY),
        State("questioned", pgettext_lazy("dispatch", "More is asked"), Glyph.LATE),
        State("carried_out", pgettext_lazy("dispatch", "Carried out"), Glyph.SAID),
        State("not_carried_out", pgettext_lazy("dispatch", "Not carried out"), Glyph.LATE),
        State("scrutiny", pgettext_lazy("dispatch", "Under scrutiny"), Glyph.UNDER_WAY),
        State("withdrawn", pgettext_lazy("dispatch", "Withdrawn"), Glyph.SAID),
        State("final", pgettext_lazy("dispatch", "Final"), Glyph.PROVEN),
        State("dropped", pgettext_lazy("dispatch", "Dropped"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "ask", source="drafted", target="asked", action=ASK, event="content.dispatch.asked",
            label=_("Ask an approver"),
            requires=_("An item that two people agreed about, and nothing that keeps it back"),
        ),
        Transition(
            "approve", source="asked", target="approved", action=APPROVE, event="content.dispatch.approved",
            label=pgettext_lazy("dispatch", "Approve"), requires=ANOTHER,
        ),
        Transition(
            "return", source="asked", target="drafted", action=APPROVE, event="content.dispatch.returned",
            label=_("Return"), requires=_("A reason"),
        ),
        Transition(
            "drop", source=("drafted", "asked", "approved"), target="dropped", action=DROP,
            event="content.dispatch.dropped", label=pgettext_lazy("dispatch", "Drop"), requires=_("A reason"),
        ),
        Transition(
            "send", source=("approved", "failed"), target="sent", action=SEND, event="content.dispatch.sent",
            label=pgettext_lazy("dispatch", "Send"),
            requires=_("Nothing that keeps it back; of an order, that the platform was told how 12 hours before"),
        ),
        Transition(
            "send_alone", source="drafted", target=ALONE, action="content.dispatch.send_alone",
            event="content.dispatch.sent_alone", label=_("Send to the police at once"),
            requires=_("A threat to life, and a reading that says so"),
        ),
        Transition(
            "review", source=ALONE, target="sent", action=REVIEW, event="content.dispatch.reviewed",
            label=_("It was right"), requires=ANOTHER,
        ),
        Transition(
            "fail", source="sent", target="failed", action=ANSWER, event="content.dispatch.failed",
            label=_("It didn't arrive"), requires=_("A reason"),
        ),
        Transition(
            "receive", source="sent", target="received", action=ANSWER, event="content.dispatch.received",
            label=_("Put down the receipt"), requires=_("The moment at which it was received"),
        ),
        Transition(
            "question", source="received", target="questioned", action=ANSWER, event="content.dispatch.questioned",
            label=_("More is asked"), requires=_("What is asked"),
        ),
        Transition(
            "clarify", source="questioned", target="received", action=ANSWER, event="content.dispatch.clarified",
            label=_("Clarify"), requires=_("What is clarified, read by another than who wrote it"),
        ),
        Transition(
            "carry_out", source="received", target="carried_out", action=ANSWER,
            event="content.dispatch.carried_out", label=_("It was carried out"), requires=_("When, and what was done"),
        ),
        Transition(
            "refuse", source="received", target="not_carried_out", action=ANSWER,
            event="content.dispatch.not_carried_out", label=_("It isn't carried out"),
            requires=_("The reason that is given"),
        ),
        Transition(
            "scrutinise", source="carried_out", target="scrutiny", action=ANSWER,
            event="content.dispatch.scrutinised", label=_("Scrutiny was asked for"),
            requires=_("An order under the Regulation"),
        ),
        Transition(
            "uphold", source="scrutiny", target="carried_out", action=ANSWER, event="content.dispatch.upheld",
            label=_("It stands after scrutiny"), requires=_("What was decided"),
        ),
        Transition(
            "withdraw",
            source=(ALONE, "sent", "failed", "received", "questioned", "carried_out", "not_carried_out", "scrutiny",
                    "final"),
            target="withdrawn", action=WITHDRAW, event="content.dispatch.withdrawn",
            label=pgettext_lazy("dispatch", "Withdraw"), requires=_("A reason"),
        ),
        Transition(
            "finalise", source=("carried_out", "not_carried_out"), target="final", action=FINISH,
            event="content.dispatch.finalised", label=_("It is final"),
            requires=_("The time of appeal is over, or a court has confirmed it"),
        ),
    ],
)  # fmt: skip

HOLD = Machine(
    "content.Hold",
    "state",
    initial="standing",
    states=[
        State("standing", pgettext_lazy("hold for an investigation", "Stands"), Glyph.LATE),
        State("lifted", pgettext_lazy("hold for an investigation", "Lifted"), Glyph.SAID),
        State("over", pgettext_lazy("hold for an investigation", "Over"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "lift", source="standing", target="lifted", action="content.hold.lift", event="content.hold.lifted",
            label=pgettext_lazy("hold for an investigation", "Lift"),
            requires=_("That the body doesn't ask it any more"),
        ),
        Transition(
            "end", source="standing", target="over", action="content.hold.lift", event="content.hold.ended",
            label=pgettext_lazy("hold for an investigation", "Ends by itself"), requires=_("Its moment has come"),
        ),
    ],
)  # fmt: skip

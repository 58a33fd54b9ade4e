"""States of a service, and of a referral from its draft to how it ended."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.reintegration.referrals.models import OPEN
from zotim.vocabulary import Glyph

SERVICE = Machine(
    "reintegration.Service",
    "state",
    initial="offered",
    states=[
        State("offered", _("Offered"), Glyph.PROVEN),
        State("closed", _("Not offered any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "close", source="offered", target="closed", action="reintegration.service.close",
            event="reintegration.service.closed", label=_("Offer it no more"),
        ),
    ],
)  # fmt: skip

RESTS = _("What it rests on holds, and covers all that is sent")
REFERRAL = Machine(
    "reintegration.Referral",
    "state",
    initial="drafted",
    states=[
        State("drafted", pgettext_lazy("referral", "Drafted"), Glyph.PROMISED),
        State("sent", pgettext_lazy("referral", "Sent"), Glyph.PROMISED),
        State("accepted", pgettext_lazy("referral", "Accepted"), Glyph.UNDER_WAY),
        State("in_service", pgettext_lazy("referral", "In service"), Glyph.UNDER_WAY),
        State("completed", pgettext_lazy("referral", "Completed"), Glyph.PROVEN),
        State("declined", pgettext_lazy("referral", "Declined"), Glyph.LATE),
        State("cancelled", pgettext_lazy("referral", "Cancelled"), Glyph.SAID),
        State("expired", pgettext_lazy("referral", "Not answered, or over"), Glyph.LATE),
        State("withdrawn", pgettext_lazy("referral", "Ended with what it rested on"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "send", source="drafted", target="sent", action="reintegration.referral.send",
            event="reintegration.referral.sent", label=_("Send the referral"), requires=RESTS,
        ),
        Transition(
            "accept", source="sent", target="accepted", action="reintegration.referral.accept",
            event="reintegration.referral.accepted", label=_("Accept the referral"),
        ),
        Transition(
            "decline", source="sent", target="declined", action="reintegration.referral.decline",
            event="reintegration.referral.declined", label=_("Decline the referral"),
            requires=_("A reason of the list"),
        ),
        Transition(
            "begin", source="accepted", target="in_service", action="reintegration.referral.begin",
            event="reintegration.referral.begun", label=_("The service begins"),
        ),
        Transition(
            "complete", source="in_service", target="completed", action="reintegration.referral.complete",
            event="reintegration.referral.completed", label=_("Complete the service"),
            requires=_("A report of how it ended"),
        ),
        Transition(
            "cancel", source=("drafted", *OPEN), target="cancelled", action="reintegration.referral.cancel",
            event="reintegration.referral.cancelled", label=_("Cancel the referral"),
        ),
        Transition(
            "withdraw", source=OPEN, target="withdrawn", action="",
            event="reintegration.referral.withdrawn", label=_("End it with what it rests on"),
            requires=_("Consent was withdrawn, or a measure or a decision holds no longer; in the same transaction"),
        ),
        Transition(
            "end_with_case", source=("drafted", *OPEN), target="cancelled", action="",
            event="reintegration.referral.cancelled", label=_("End it with its case"),
            requires=_("The case ends; in the same transaction"),
        ),
        Transition(
            "expire", source=OPEN, target="expired", action="",
            event="reintegration.referral.expired", label=_("Put on record that it is over"),
            requires=_("Nobody answered in time, or what it rests on is over"),
        ),
    ],
)  # fmt: skip

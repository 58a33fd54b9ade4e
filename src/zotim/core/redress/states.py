"""States of a complaint: heard, decided, put right; reviewed once, if whoever complained asks for it."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.redress.clocks import review_until
from zotim.core.redress.models import Complaint, Hand
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

OPEN = ("received", "admitted", "with_body")
"""Nothing is decided yet: it can be said which record it is about, and it can be sent on."""


def reviewable(complaint: Complaint) -> bool:
    """Whether a review can be asked for now: nobody reviewed it, and the term since the body's decision runs."""
    hands = complaint.hands.exclude(part=Hand.Part.TOOK_PART)
    decided = {hand.part: hand.created_at for hand in hands}
    first = decided.get(Hand.Part.DECIDED)
    return first is not None and Hand.Part.REVIEWED not in decided and timezone.now() < review_until(first)


COMPLAINT = Machine(
    "redress.Complaint",
    "state",
    initial="received",
    states=[
        State("received", pgettext_lazy("complaint", "Received"), Glyph.PROMISED),
        State("admitted", pgettext_lazy("complaint", "Admitted"), Glyph.UNDER_WAY),
        State("sent_on", pgettext_lazy("complaint", "Sent on to another body"), Glyph.SAID),
        State("with_body", pgettext_lazy("complaint", "With the body"), Glyph.UNDER_WAY),
        State("decided", pgettext_lazy("complaint", "Decided"), Glyph.SAID),
        State("carried_out", pgettext_lazy("complaint", "Effect carried out"), Glyph.PROVEN),
        State("review", pgettext_lazy("complaint", "In review"), Glyph.UNDER_WAY),
        State("closed", pgettext_lazy("complaint", "Closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "admit", source="received", target="admitted", action="redress.complaint.admit",
            event="redress.complaint.admitted", label=_("Admit it"),
        ),
        Transition(
            "send_on", source=OPEN, target="sent_on", action="redress.complaint.send_on",
            event="redress.complaint.sent_on", label=_("Send it on"),
            requires=_("The body elsewhere is named"),
        ),
        Transition(
            "take", source="admitted", target="with_body", action="redress.complaint.take",
            event="redress.complaint.taken", label=_("Take it"),
            requires=_("An officer of the body who took no part"),
        ),
        Transition(
            "give_back", source="with_body", target="admitted", action="redress.complaint.give_back",
            event="redress.complaint.given_back", label=_("Give it back"),
        ),
        Transition(
            "bring_back", source=("admitted", "with_body"), target="received", action="",
            event="redress.complaint.brought_back", label=_("Bring it back"),
            requires=_("Every officer of the body took part in what is complained of"),
        ),
        Transition(
            "decide", source="with_body", target="decided", action="redress.complaint.decide",
            event="redress.complaint.decided", label=_("Decide on it"),
            requires=_("An officer of the body who took no part"),
        ),
        Transition(
            "carry_out", source="decided", target="carried_out", action="redress.complaint.carry_out",
            event="redress.complaint.carried_out", label=_("Carry the effect out"),
        ),
        Transition(
            "close", source="carried_out", target="closed", action="redress.complaint.close",
            event="redress.complaint.closed", label=_("Close it"),
        ),
        Transition(
            "ask_review", source=("decided", "carried_out", "closed"), target="review",
            action="redress.complaint.ask_review", event="redress.complaint.review_asked", label=_("Ask for a review"),
            requires=_("No review yet, and the term since the decision runs"), check=reviewable,
        ),
        Transition(
            "review", source="review", target="decided", action="redress.complaint.review",
            event="redress.complaint.reviewed", label=_("Decide in the review"),
            requires=_("A reviewer who had no hand in it before"),
        ),
    ],
)  # fmt: skip

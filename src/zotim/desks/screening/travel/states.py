"""States of a referral and of a request to find somebody. Only border police answer; a second person sees it first."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

SEE = "screening.referral.see"
OPEN = "screening.opening.decide"

REFERRAL = Machine(
    "screening.Referral",
    "state",
    initial="drafted",
    states=[
        State("drafted", pgettext_lazy("referral", "Drafted"), Glyph.PROMISED),
        State("withdrawn", pgettext_lazy("referral", "Not sent"), Glyph.PROMISED),
        State("sent", pgettext_lazy("referral", "Sent"), Glyph.UNDER_WAY),
        State("taken", pgettext_lazy("referral", "Border police have it"), Glyph.UNDER_WAY),
        State("answered", pgettext_lazy("referral", "Answered"), Glyph.SAID),
        State("closed", pgettext_lazy("referral", "Closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "send", source="drafted", target="sent", action=SEE, event="screening.referral.sent",
            label=pgettext_lazy("referral", "Send it"),
            requires=_("A second person saw it, or it bears on nobody: border police only tell"),
        ),
        Transition(
            "withdraw", source="drafted", target="withdrawn", action=SEE, event="screening.referral.withdrawn",
            label=pgettext_lazy("referral", "Don't send it"), requires=_("A reason"),
        ),
        Transition(
            "take", source="sent", target="taken", action="screening.referral.take",
            event="screening.referral.taken", label=pgettext_lazy("referral", "Take it"),
        ),
        Transition(
            "answer", source="taken", target="answered", action="screening.referral.answer",
            event="screening.referral.answered", label=pgettext_lazy("referral", "Answer it"),
            requires=_("What was found; of a refusal its law, body, court, days and language"),
        ),
        Transition(
            "close", source="answered", target="closed", action="screening.referral.close",
            event="screening.referral.closed", label=pgettext_lazy("referral", "Close it"),
            requires=_("The alert isn't contested"),
        ),
    ],
)  # fmt: skip

OPENING = Machine(
    "screening.Opening",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("request to find somebody", "Waits for a second person"), Glyph.PROMISED),
        State("granted", pgettext_lazy("request to find somebody", "Granted"), Glyph.PROVEN),
        State("refused", pgettext_lazy("request to find somebody", "Refused"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "grant", source="asked", target="granted", action=OPEN, event="screening.opening.granted",
            label=pgettext_lazy("request to find somebody", "Grant"),
            requires=_("Another person, once the names are masked"),
        ),
        Transition(
            "refuse", source="asked", target="refused", action=OPEN, event="screening.opening.refused",
            label=pgettext_lazy("request to find somebody", "Refuse"),
            requires=_("A reason, and another person than who asked"),
        ),
    ],
)  # fmt: skip

"""States of consent, and of what two people put in force beside it."""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.confirming import Confirming
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CONSENT = Machine(
    "reintegration.Consent",
    "state",
    initial="asked",
    states=[
        State("asked", _("Asked, not answered"), Glyph.PROMISED),
        State("given", _("Consent given"), Glyph.PROVEN),
        State("refused", _("Consent refused"), Glyph.SAID),
        State("withdrawn", _("Consent withdrawn"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "give", source="asked", target="given", action="reintegration.consent.answer",
            event="reintegration.consent.given", label=_("They agree"),
            requires=_("Who may decide; a child under 16 agrees too"),
        ),
        Transition(
            "refuse", source="asked", target="refused", action="reintegration.consent.answer",
            event="reintegration.consent.refused", label=_("They refuse"),
        ),
        Transition(
            "withdraw", source="given", target="withdrawn", action="reintegration.consent.withdraw",
            event="reintegration.consent.withdrawn", label=_("They withdraw it"),
            requires=_("No reason; what rests on it ends with it, and nothing else"),
        ),
    ],
)  # fmt: skip

GROUND = Confirming(
    "reintegration.Ground", "reintegration.ground",
    before=_("The supervisor of the case, another than who entered it, with the document before them"),
)  # fmt: skip
DUTY = Confirming(
    "reintegration.Duty", "reintegration.duty",
    before=_("Another person than the one who entered it, with the official text before them"),
)  # fmt: skip

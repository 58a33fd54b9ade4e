"""States of an assessment. What is signed stays as it is."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

ASSESSMENT = Machine(
    "reintegration.Assessment",
    "state",
    initial="drafted",
    states=[
        State("drafted", _("Draft of an assessment"), Glyph.UNDER_WAY),
        State("signed", _("Assessment signed"), Glyph.PROVEN),
        State("dropped", _("Assessment dropped"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "sign", source="drafted", target="signed", action="reintegration.assessment.sign",
            event="reintegration.assessment.signed", label=_("Sign the assessment"),
            requires=_("What the person says and who heard it, or why nobody did; afterwards nothing is changed"),
        ),
        Transition(
            "drop", source="drafted", target="dropped", action="reintegration.assessment.drop",
            event="reintegration.assessment.dropped", label=_("Drop this draft"),
        ),
    ],
)  # fmt: skip

"""States of a case. Thin for now: reception, planning, conferences and closure by two people come between."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CASE = Machine(
    "reintegration.Case",
    "state",
    initial="referred",
    states=[
        State("referred", _("Referred"), Glyph.PROMISED),
        State("assessment", _("Being assessed"), Glyph.UNDER_WAY),
        State("active", _("Being helped"), Glyph.UNDER_WAY),
        State("closed", _("Closed"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "assess", source="referred", target="assessment", action="reintegration.case.move",
            event="reintegration.case.assessed", label=_("Begin the assessment"),
        ),
        Transition(
            "begin", source="assessment", target="active", action="reintegration.case.move",
            event="reintegration.case.begun", label=_("Begin to help"),
        ),
        Transition(
            "close", source="active", target="closed", action="reintegration.case.close",
            event="reintegration.case.closed", label=_("Close the case"),
            requires=_("A supervisor of the case; all access that was granted ends with it"),
        ),
    ],
)  # fmt: skip

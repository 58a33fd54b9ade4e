"""States of a return operation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

OPERATION = Machine(
    "reintegration.ReturnOperation",
    "state",
    initial="planned",
    states=[
        State("planned", pgettext_lazy("return operation", "Before everybody has a case"), Glyph.UNDER_WAY),
        State("ended", pgettext_lazy("return operation", "Ended: it opens nothing"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "end", source="planned", target="ended", action="reintegration.returnoperation.lead",
            event="reintegration.returnoperation.ended", label=_("End the operation"),
            requires=_("The last of the group has a case; or it was called off before anybody had one"),
        ),
    ],
)  # fmt: skip

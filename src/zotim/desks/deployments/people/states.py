"""States of somebody who may be sent. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

NOMINEE = Machine(
    "deployments.Nominee",
    "state",
    initial="listed",
    states=[
        State("listed", pgettext_lazy("nominee", "On the list"), Glyph.PROMISED),
        State("left", pgettext_lazy("nominee", "Not on the list any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "leave", source="listed", target="left", action="deployments.nominee.leave",
            event="deployments.nominee.left", label=_("Take them off the list"),
        ),
    ],
)  # fmt: skip

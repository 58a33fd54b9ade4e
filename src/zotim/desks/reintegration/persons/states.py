"""States of a question whether somebody is known."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

INQUIRY = Machine(
    "reintegration.Inquiry",
    "state",
    initial="asked",
    states=[
        State("asked", _("Somebody asks"), Glyph.PROMISED),
        State("told", _("We got in touch"), Glyph.PROVEN),
        State("left", _("Nobody gets in touch"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "tell", source="asked", target="told", action="reintegration.inquiry.decide",
            event="reintegration.inquiry.told", label=_("We got in touch with whoever asked"),
        ),
        Transition(
            "leave", source="asked", target="left", action="reintegration.inquiry.decide",
            event="reintegration.inquiry.left", label=_("Nobody gets in touch"),
        ),
    ],
)  # fmt: skip

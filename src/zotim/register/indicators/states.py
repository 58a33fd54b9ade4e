"""States of a sender's key, and which records are only added to. A value's state is its approval."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

SENDER = Machine(
    "register.Sender",
    "state",
    initial="proposed",
    states=[
        State("proposed", pgettext_lazy("key of a sender", "Not confirmed yet"), Glyph.PROMISED),
        State("confirmed", pgettext_lazy("key of a sender", "Confirmed"), Glyph.PROVEN),
        State("returned", pgettext_lazy("key of a sender", "Returned"), Glyph.LATE),
        State("revoked", pgettext_lazy("key of a sender", "Revoked"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "confirm", source="proposed", target="confirmed", action="register.sender.confirm",
            event="register.sender.confirmed", label=_("Confirm the key"),
            requires=_("Another person, who typed the fingerprint that the sender read out"),
        ),
        Transition(
            "return", source="proposed", target="returned", action="register.sender.confirm",
            event="register.sender.returned", label=_("Return it"), requires=_("A reason"),
        ),
        Transition(
            "revoke", source="confirmed", target="revoked", action="register.sender.revoke",
            event="register.sender.revoked", label=_("Revoke the key"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

for model in ("IndicatorTarget", "IndicatorValue", "FigureFile", "ReceivedFigure"):
    guards.append_only(f"register.{model}")

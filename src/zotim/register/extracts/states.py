"""States of an extract. What it says can't be changed at all: the database refuses it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

EXTRACT = Machine(
    "register.Extract",
    "state",
    initial="proposed",
    states=[
        State("proposed", _("Waiting for a second person"), Glyph.SAID),
        State("returned", pgettext_lazy("extract", "Returned"), Glyph.PROMISED),
        State("released", pgettext_lazy("extract", "Released"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("extract", "Withdrawn"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "release", source="proposed", target="released", action="register.extract.release",
            event="register.extract.released", label=_("Release the version"),
            requires=_("Another person than the one who proposed it, and nothing in it marked higher meanwhile"),
        ),
        Transition(
            "return", source="proposed", target="returned", action="register.extract.release",
            event="register.extract.returned", label=_("Return it"),
            requires=_("Another person than the one who proposed it, and a reason"),
        ),
        Transition(
            "withdraw", source="released", target="withdrawn", action="register.extract.withdraw",
            event="register.extract.withdrawn", label=_("Withdraw it"), requires=_("A reason that the public is told"),
        ),
    ],
)  # fmt: skip

guards.append_only("register.ExtractContent")

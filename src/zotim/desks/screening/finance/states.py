"""States of a file of customers or payments: nobody ends by a file that lost too many, unless somebody else looked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.desks.screening.finance.policy import DECIDE
from zotim.vocabulary import Glyph

DELIVERY = Machine(
    "screening.Delivery",
    "state",
    initial="waiting",
    states=[
        State("waiting", pgettext_lazy("file of customers", "Being worked through"), Glyph.UNDER_WAY),
        State("held", pgettext_lazy("file of customers", "Held back"), Glyph.LATE),
        State("cleared", pgettext_lazy("file of customers", "Let through, being taken over"), Glyph.SAID),
        State("done", pgettext_lazy("file of customers", "Worked through"), Glyph.PROVEN),
        State("refused", pgettext_lazy("file of customers", "Can't be read"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "finish", source=("waiting", "cleared"), target="done", action="", event="screening.delivery.done",
            label=pgettext_lazy("file of customers", "Finish"),
        ),
        Transition(
            "hold", source="waiting", target="held", action="", event="screening.delivery.held",
            label=pgettext_lazy("file of customers", "Hold back"),
            requires=_("It says that it holds everybody, and too many would go or something in it couldn't be read"),
        ),
        Transition(
            "fail", source="waiting", target="refused", action="", event="screening.delivery.failed",
            label=pgettext_lazy("file of customers", "Refuse an unreadable file"),
        ),
        Transition(
            "release", source="held", target="cleared", action=DECIDE, event="screening.delivery.released",
            label=pgettext_lazy("file of customers", "Let them go"),
            requires=_("Another person than whoever put the file in"),
        ),
        Transition(
            "keep", source="held", target="done", action=DECIDE, event="screening.delivery.kept",
            label=pgettext_lazy("file of customers", "Keep them on file"),
        ),
    ],
)  # fmt: skip

"""States of a legal basis. Only another person than the one who entered it leads to *confirmed*."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CONFIRM = "screening.legalbasis.confirm"
END = "screening.legalbasis.end"
USABLE = ("entered", "confirmed")
"""States in which a proposal may be drafted on one; nobody is listed before it is confirmed."""

BASIS = Machine(
    "screening.LegalBasis",
    "state",
    initial="entered",
    states=[
        State("entered", pgettext_lazy("legal basis", "Proposal"), Glyph.PROMISED),
        State("confirmed", pgettext_lazy("legal basis", "Confirmed"), Glyph.PROVEN),
        State("returned", pgettext_lazy("legal basis", "Returned"), Glyph.LATE),
        State("ended", pgettext_lazy("legal basis", "Not used any more"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "confirm", source="entered", target="confirmed", action=CONFIRM, event="screening.legalbasis.confirmed",
            label=pgettext_lazy("legal basis", "Confirm"),
            requires=_("Another person than the one who entered it, with the official text before them"),
        ),
        Transition(
            "return", source="entered", target="returned", action=CONFIRM, event="screening.legalbasis.returned",
            label=pgettext_lazy("legal basis", "Return"), requires=_("Another person than the one who entered it"),
        ),
        Transition(
            "end", source=USABLE, target="ended", action=END, event="screening.legalbasis.ended",
            label=pgettext_lazy("legal basis", "Use it no more"),
        ),
    ],
)  # fmt: skip

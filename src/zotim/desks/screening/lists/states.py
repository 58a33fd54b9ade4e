"""States of a version: nothing takes effect that lost too much, unless somebody looked."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

DECIDE = "screening.version.decide"

VERSION = Machine(
    "screening.Version",
    "state",
    initial="received",
    states=[
        State("received", pgettext_lazy("version of a list", "Received"), Glyph.PROMISED),
        State("held", pgettext_lazy("version of a list", "Held back"), Glyph.LATE),
        State("cleared", pgettext_lazy("version of a list", "Let through, being taken over"), Glyph.SAID),
        State("in_force", pgettext_lazy("version of a list", "In force"), Glyph.PROVEN),
        State("replaced", pgettext_lazy("version of a list", "Replaced"), Glyph.SAID),
        State("refused", pgettext_lazy("version of a list", "Refused"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "enter", source=("received", "cleared"), target="in_force", action="screening.version.take",
            event="screening.version.entered", label=pgettext_lazy("version of a list", "Take effect"),
            requires=_("It was read, and lost no more than the list may lose, or somebody let it through"),
        ),
        Transition(
            "hold", source="received", target="held", action="screening.version.take",
            event="screening.version.held", label=pgettext_lazy("version of a list", "Hold back"),
        ),
        Transition(
            "fail", source="received", target="refused", action="screening.version.take",
            event="screening.version.failed", label=pgettext_lazy("version of a list", "Refuse an unreadable file"),
        ),
        Transition(
            "release", source="held", target="cleared", action=DECIDE, event="screening.version.released",
            label=pgettext_lazy("version of a list", "Let it through"),
            requires=_("A reason, and another person than the one who put it in"),
        ),
        Transition(
            "refuse", source="held", target="refused", action=DECIDE, event="screening.version.refused",
            label=pgettext_lazy("version of a list", "Refuse"), requires=_("A reason"),
        ),
        Transition(
            "replace", source="in_force", target="replaced", action="screening.version.take",
            event="screening.version.replaced", label=pgettext_lazy("version of a list", "Replace"),
            requires=_("A newer version takes effect"),
        ),
    ],
)  # fmt: skip

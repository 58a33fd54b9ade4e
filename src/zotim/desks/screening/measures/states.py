"""States of a freeze and an exemption. Only another person's confirmation leads to *frozen*."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

DECIDE = "screening.freeze.decide"
END = "screening.freeze.end"
CLOSE = "screening.freeze.close"
GRANT = "screening.exemption.decide"
ANOTHER = _("A reason, and another person than the one who placed the hold")

FREEZE = Machine(
    "screening.Freeze",
    "state",
    initial="held",
    states=[
        State("held", pgettext_lazy("freeze", "Held"), Glyph.UNDER_WAY),
        State("frozen", pgettext_lazy("freeze", "Frozen"), Glyph.PROVEN),
        State("partly", pgettext_lazy("freeze", "Partly released"), Glyph.PROVEN),
        State("lifted", pgettext_lazy("freeze", "Lifted"), Glyph.PROMISED),
        State("ended", pgettext_lazy("freeze", "Ended"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "confirm", source="held", target="frozen", action=DECIDE, event="screening.freeze.confirmed",
            label=pgettext_lazy("freeze", "Confirm"), requires=ANOTHER,
        ),
        Transition(
            "lift", source="held", target="lifted", action=DECIDE, event="screening.freeze.lifted",
            label=pgettext_lazy("freeze", "Lift"), requires=ANOTHER,
        ),
        Transition(
            "lapse", source="held", target="lifted", action="", event="screening.freeze.lapsed",
            label=pgettext_lazy("freeze", "Let it lapse"),
            requires=_("Its time has passed, and it doesn't rest on a list of the UN"),
        ),
        Transition(
            "undo", source="held", target="lifted", action="", event="screening.freeze.delisted",
            label=pgettext_lazy("freeze", "Lift it with its entry"), requires=_("Its entry was taken off the list"),
        ),
        Transition(
            "release", source="frozen", target="partly", action=GRANT, event="screening.freeze.released",
            label=pgettext_lazy("freeze", "Release a part"), requires=_("An exemption that two people decided"),
        ),
        Transition(
            "whole", source="partly", target="frozen", action="", event="screening.freeze.whole",
            label=pgettext_lazy("freeze", "Freeze the whole again"), requires=_("The last exemption has ended"),
        ),
        Transition(
            "end", source=("frozen", "partly"), target="ended", action=CLOSE, event="screening.freeze.ended",
            label=pgettext_lazy("freeze", "End"),
            requires=_("A reason, and another person than the one who proposed it"),
        ),
        Transition(
            "delist", source=("frozen", "partly"), target="ended", action="", event="screening.freeze.delisted",
            label=pgettext_lazy("freeze", "End it with its entry"), requires=_("Its entry was taken off the list"),
        ),
    ],
)  # fmt: skip

EXEMPTION = Machine(
    "screening.Exemption",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("exemption", "Asked for"), Glyph.PROMISED),
        State("advised", pgettext_lazy("exemption", "Waits for the second officer"), Glyph.UNDER_WAY),
        State("granted", pgettext_lazy("exemption", "Granted"), Glyph.PROVEN),
        State("refused", pgettext_lazy("exemption", "Refused"), Glyph.PROVEN),
        State("ended", pgettext_lazy("exemption", "Ended"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "advise", source="asked", target="advised", action="screening.exemption.advise",
            event="screening.exemption.advised", label=pgettext_lazy("exemption", "Advise"),
            requires=_("A reason, and a legal basis that was confirmed"),
        ),
        Transition(
            "grant", source="advised", target="granted", action=GRANT, event="screening.exemption.granted",
            label=pgettext_lazy("exemption", "Grant"), requires=_("A reason, and another person than who advised"),
        ),
        Transition(
            "refuse", source="advised", target="refused", action=GRANT, event="screening.exemption.refused",
            label=pgettext_lazy("exemption", "Refuse"), requires=_("A reason, and another person than who advised"),
        ),
        Transition(
            "return", source="advised", target="asked", action=GRANT, event="screening.exemption.returned",
            label=pgettext_lazy("exemption", "Return"), requires=_("A reason, and another person than who advised"),
        ),
        Transition(
            "end", source=("asked", "advised", "granted"), target="ended", action="",
            event="screening.exemption.ended", label=pgettext_lazy("exemption", "End"),
            requires=_("Its term is over, or the freeze is"),
        ),
    ],
)  # fmt: skip

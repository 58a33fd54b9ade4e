"""How far a merger is, as a table. The database refuses every move that isn't in it."""

from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

MERGER = Machine(
    "register.Merger",
    "state",
    initial="proposed",
    states=[
        State("proposed", _("Waiting for a second person"), Glyph.SAID),
        State("merged", _("Merged"), Glyph.PROVEN),
        State("returned", _("Returned"), Glyph.PROMISED),
        State("undone", _("Taken apart again"), Glyph.PROMISED),
    ],
    transitions=[
        Transition(
            "merge", source="proposed", target="merged", action="register.duplicate.merge",
            event="register.duplicate.merged", label=_("Merge"),
            requires=_("A second person, where an assessment moves along"),
        ),
        Transition(
            "return", source="proposed", target="returned", action="register.duplicate.decide",
            event="register.duplicate.returned", label=_("Return it"),
            requires=_("Another person than the one who asked, and a reason"),
        ),
        Transition(
            "undo", source="merged", target="undone", action="register.duplicate.undo",
            event="register.duplicate.parted", label=_("Take apart again"),
        ),
    ],
)  # fmt: skip

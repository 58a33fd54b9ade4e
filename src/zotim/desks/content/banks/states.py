"""States of entries, imports, changes of a bank, and protected sources."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CONFIRM, WITHDRAW = "content.entry.confirm", "content.entry.withdraw"
DECIDE_IMPORT, DECIDE_CHANGE = "content.bankimport.decide", "content.bankchange.decide"
END_SOURCE = "content.protectedsource.end"
ANOTHER = _("Another person than who proposed it")

ENTRY = Machine(
    "content.Entry",
    "state",
    initial="proposed",
    states=[
        State("proposed", pgettext_lazy("entry of a bank", "Proposed"), Glyph.PROMISED),
        State("in_force", pgettext_lazy("entry of a bank", "In force"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("entry of a bank", "Withdrawn"), Glyph.SAID),
        State("refused", pgettext_lazy("entry of a bank", "Refused"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "confirm", source="proposed", target="in_force", action=CONFIRM, event="content.entry.confirmed",
            label=pgettext_lazy("entry of a bank", "Confirm"), requires=ANOTHER,
        ),
        Transition(
            "refuse", source="proposed", target="refused", action=CONFIRM, event="content.entry.refused",
            label=pgettext_lazy("entry of a bank", "Refuse"), requires=_("A reason"),
        ),
        Transition(
            "withdraw", source="in_force", target="withdrawn", action=WITHDRAW, event="content.entry.withdrawn",
            label=pgettext_lazy("entry of a bank", "Withdraw"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

IMPORT = Machine(
    "content.BankImport",
    "state",
    initial="reading",
    states=[
        State("reading", pgettext_lazy("file for a bank", "Being read"), Glyph.UNDER_WAY),
        State("proposed", pgettext_lazy("file for a bank", "Proposed"), Glyph.PROMISED),
        State("in_force", pgettext_lazy("file for a bank", "In force"), Glyph.PROVEN),
        State("withdrawn", pgettext_lazy("file for a bank", "Withdrawn"), Glyph.SAID),
        State("refused", pgettext_lazy("file for a bank", "Refused"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "propose", source="reading", target="proposed", action="content.bankimport.take",
            event="content.bankimport.proposed", label=pgettext_lazy("file for a bank", "Propose"),
            requires=_("It was read to its end"),
        ),
        Transition(
            "confirm", source="proposed", target="in_force", action=DECIDE_IMPORT, event="content.bankimport.confirmed",
            label=pgettext_lazy("file for a bank", "Confirm"), requires=ANOTHER,
        ),
        Transition(
            "refuse", source=("reading", "proposed"), target="refused", action=DECIDE_IMPORT,
            event="content.bankimport.refused", label=pgettext_lazy("file for a bank", "Refuse"),
            requires=_("A reason"),
        ),
        Transition(
            "withdraw", source="in_force", target="withdrawn", action=WITHDRAW, event="content.bankimport.withdrawn",
            label=pgettext_lazy("file for a bank", "Withdraw"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

CHANGE = Machine(
    "content.BankChange",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("change of a bank", "Asked for"), Glyph.PROMISED),
        State("done", pgettext_lazy("change of a bank", "Done"), Glyph.PROVEN),
        State("refused", pgettext_lazy("change of a bank", "Refused"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "agree", source="asked", target="done", action=DECIDE_CHANGE, event="content.bankchange.agreed",
            label=pgettext_lazy("change of a bank", "Agree"), requires=_("Another person than who asked for it"),
        ),
        Transition(
            "refuse", source="asked", target="refused", action=DECIDE_CHANGE, event="content.bankchange.refused",
            label=pgettext_lazy("change of a bank", "Refuse"),
        ),
    ],
)  # fmt: skip

SOURCE = Machine(
    "content.ProtectedSource",
    "state",
    initial="in_force",
    states=[
        State("in_force", pgettext_lazy("protected source", "In force"), Glyph.PROVEN),
        State("ending", pgettext_lazy("protected source", "To be ended"), Glyph.PROMISED),
        State("ended", pgettext_lazy("protected source", "Ended"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "ask", source="in_force", target="ending", action=END_SOURCE, event="content.protectedsource.doubted",
            label=pgettext_lazy("protected source", "Ask to end it"), requires=_("A reason"),
        ),
        Transition(
            "end", source="ending", target="ended", action=END_SOURCE, event="content.protectedsource.ended",
            label=pgettext_lazy("protected source", "End"), requires=_("Another person than who asked for it"),
        ),
        Transition(
            "keep", source="ending", target="in_force", action=END_SOURCE, event="content.protectedsource.kept",
            label=pgettext_lazy("protected source", "Keep"),
        ),
    ],
)  # fmt: skip

"""States of what leaves, of what others may follow, and of what their systems want."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

ASK, DECIDE, GIVE = "content.packet.ask", "content.packet.decide", "content.packet.give"
SHARE, CONFIRM, END = "content.sharing.ask", "content.sharing.decide", "content.sharing.end"
GRANT = "content.wanted.decide"
TELL = "content.recall.tell"
ANOTHER = _("Another person than the one who asked")

PACKET = Machine(
    "content.Packet",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("packet", "A second person is asked"), Glyph.PROMISED),
        State("approved", pgettext_lazy("packet", "May leave"), Glyph.UNDER_WAY),
        State("returned", pgettext_lazy("packet", "Returned"), Glyph.LATE),
        State("stale", pgettext_lazy("packet", "Out of date"), Glyph.LATE),
        State("given", pgettext_lazy("packet", "Given"), Glyph.PROVEN),
    ],
    transitions=[
        Transition(
            "approve", source="asked", target="approved", action=DECIDE, event="content.packet.approved",
            label=pgettext_lazy("packet", "Let it go"), requires=ANOTHER,
        ),
        Transition(
            "return", source="asked", target="returned", action=DECIDE, event="content.packet.returned",
            label=pgettext_lazy("packet", "Return"), requires=ANOTHER,
        ),
        Transition(
            "give", source="approved", target="given", action=GIVE, event="content.packet.given",
            label=pgettext_lazy("packet", "Take it out"), requires=_("It is still what was let go"),
        ),
        Transition(
            "expire", source="approved", target="stale", action=GIVE, event="content.packet.expired",
            label=pgettext_lazy("packet", "Put aside"), requires=_("Something in it was withdrawn since"),
        ),
    ],
)  # fmt: skip

SHARING = Machine(
    "content.Sharing",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("sharing", "A second person is asked"), Glyph.PROMISED),
        State("in_force", pgettext_lazy("sharing", "In force"), Glyph.PROVEN),
        State("refused", pgettext_lazy("sharing", "Refused"), Glyph.LATE),
        State("ended", pgettext_lazy("sharing", "Ended"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "confirm", source="asked", target="in_force", action=CONFIRM, event="content.sharing.confirmed",
            label=pgettext_lazy("sharing", "Confirm"), requires=ANOTHER,
        ),
        Transition(
            "refuse", source="asked", target="refused", action=CONFIRM, event="content.sharing.refused",
            label=pgettext_lazy("sharing", "Refuse"),
        ),
        Transition(
            "end", source=("asked", "in_force"), target="ended", action=END, event="content.sharing.ended",
            label=pgettext_lazy("sharing", "End"),
        ),
    ],
)  # fmt: skip

WANTED = Machine(
    "content.Wanted",
    "state",
    initial="asked",
    states=[
        State("asked", pgettext_lazy("wish of a system", "Waits"), Glyph.PROMISED),
        State("done", pgettext_lazy("wish of a system", "Done"), Glyph.PROVEN),
        State("refused", pgettext_lazy("wish of a system", "Refused"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "grant", source="asked", target="done", action=GRANT, event="content.wanted.done",
            label=pgettext_lazy("wish of a system", "Do it"),
        ),
        Transition(
            "refuse", source="asked", target="refused", action=GRANT, event="content.wanted.refused",
            label=pgettext_lazy("wish of a system", "Refuse"),
        ),
    ],
)  # fmt: skip

"""States of a lesson. The database refuses every other move."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

CLOSE = "deployments.lesson.close"

LESSON = Machine(
    "deployments.Lesson",
    "state",
    initial="open",
    states=[
        State("open", pgettext_lazy("lesson", "Open"), Glyph.UNDER_WAY),
        State("done", pgettext_lazy("lesson", "Done"), Glyph.SAID),
        State("left", pgettext_lazy("lesson", "Nothing is done"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "do", source="open", target="done", action=CLOSE, event="deployments.lesson.done",
            label=_("It is done"), requires=_("What was done"),
        ),
        Transition(
            "leave", source="open", target="left", action=CLOSE, event="deployments.lesson.left",
            label=_("Nothing is done about it"), requires=_("A reason"),
        ),
    ],
)  # fmt: skip

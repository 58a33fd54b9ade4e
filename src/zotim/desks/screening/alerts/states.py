"""States of an alert. A verdict is a person's; nothing closes an alert by rule."""

from django.utils.translation import pgettext_lazy

from zotim.core import guards
from zotim.core.retention.registry import disposed
from zotim.core.states.machine import Machine, State, Transition
from zotim.vocabulary import Glyph

DECIDE = "screening.alert.decide"

ALERT = Machine(
    "screening.Alert",
    "state",
    initial="open",
    states=[
        State("open", pgettext_lazy("alert", "Open"), Glyph.PROMISED),
        State("taken", pgettext_lazy("alert", "Somebody looks at it"), Glyph.UNDER_WAY),
        State("same", pgettext_lazy("alert", "The same"), Glyph.PROVEN),
        State("apart", pgettext_lazy("alert", "Told apart"), Glyph.PROVEN),
        State("unknown", pgettext_lazy("alert", "Can't tell yet"), Glyph.UNDER_WAY),
        State("contested", pgettext_lazy("alert", "Contested"), Glyph.LATE),
    ],
    transitions=[
        Transition(
            "take", source="open", target="taken", action="screening.alert.take", event="screening.alert.taken",
            label=pgettext_lazy("alert", "Look at it"),
        ),
        Transition(
            "leave", source="taken", target="open", action="screening.alert.take", event="screening.alert.left",
            label=pgettext_lazy("alert", "Put it back"),
        ),
        Transition(
            "same", source=("open", "taken", "unknown", "contested"), target="same", action=DECIDE,
            event="screening.alert.same", label=pgettext_lazy("alert", "They are the same"),
        ),
        Transition(
            "apart", source=("open", "taken", "unknown", "contested"), target="apart", action=DECIDE,
            event="screening.alert.apart", label=pgettext_lazy("alert", "They aren't the same"),
        ),
        Transition(
            "unknown", source=("open", "taken", "contested"), target="unknown", action=DECIDE,
            event="screening.alert.unknown", label=pgettext_lazy("alert", "It can't be told yet"),
        ),
        Transition(
            "contest", source=("same", "apart"), target="contested", action="screening.alert.contest",
            event="screening.alert.contested", label=pgettext_lazy("alert", "Contest the verdict"),
        ),
    ],
)  # fmt: skip

# What was said of an alert before is never changed; it goes only with its question.
guards.append_only(
    "screening.PastVerdict",
    allow_delete_when=disposed("(SELECT a.question_id FROM screening_alert a WHERE a.id = OLD.alert_id)"),
)

"""The states of a meeting abroad. The database refuses every other move."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.states.machine import Machine, State, Transition
from zotim.register.taking_part.models import Meeting
from zotim.vocabulary import Glyph


def _has_begun(meeting: Meeting) -> bool:
    return meeting.from_on <= timezone.localdate()


def _is_told(meeting: Meeting) -> bool:
    """Minutes or a statement are on record, and who was there."""
    return bool(meeting.minutes_id or meeting.statement_id) and meeting.attendances.exists()


MEETING = Machine(
    "register.Meeting",
    "state",
    initial="planned",
    states=[
        State("planned", pgettext_lazy("meeting", "Planned"), Glyph.PROMISED),
        State("held", pgettext_lazy("meeting", "Took place, not reported back"), Glyph.UNDER_WAY),
        State("reported", pgettext_lazy("meeting", "Reported back"), Glyph.PROVEN),
        State("cancelled", pgettext_lazy("meeting", "Cancelled"), Glyph.SAID),
    ],
    transitions=[
        Transition(
            "hold", source="planned", target="held", action="register.meeting.move", event="register.meeting.held",
            label=_("It took place"), requires=_("Its first day has come"), check=_has_begun,
        ),
        Transition(
            "report", source="held", target="reported", action="register.meeting.move",
            event="register.meeting.reported", label=_("Report back"),
            requires=_("Minutes or a statement, and who was there"), check=_is_told,
        ),
        Transition(
            "cancel", source="planned", target="cancelled", action="register.meeting.move",
            event="register.meeting.cancelled", label=_("It was cancelled"),
        ),
    ],
)  # fmt: skip

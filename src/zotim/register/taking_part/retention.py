"""How long cancelled meetings are kept. Those that took place are part of the public record, and stay."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.retention import SOURCE
from zotim.register.taking_part.models import Meeting


def _meeting(meeting: Meeting) -> list[QuerySet]:
    return [Meeting.objects.filter(pk=meeting.pk)]


rules(
    Rule(
        "register.meeting.cancelled",
        _("Meetings abroad that were cancelled"),
        "register.Meeting",
        "register",
        months(24),
        since_event="register.meeting.cancelled",
        where=Q(state="cancelled"),
        parts=_meeting,
        legal_source=SOURCE,
    )
)

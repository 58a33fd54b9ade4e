"""What is counted of taking part: meetings that took place, and those at which a body of ours was. Never people."""

from django.utils.translation import gettext_lazy as _

from zotim.core.figures.registry import Figure, Period, figures
from zotim.register.taking_part.models import Meeting
from zotim.register.taking_part.selectors import attended


def meetings_held(period: Period) -> int:
    """Meetings that took place, by their first day."""
    return attended(Meeting.objects.all(), period.first, period.last).held


def meetings_attended(period: Period) -> int:
    """Of these, those at which a body of ours was."""
    return attended(Meeting.objects.all(), period.first, period.last).there


figures(
    Figure(
        "register.meetings.held",
        _("Meetings abroad that took place"),
        _("Meetings of groups abroad whose first day lies in the period and that took place"),
        _("meetings"),
        meetings_held,
    ),
    Figure(
        "register.meetings.attended",
        _("Meetings abroad that were attended"),
        _("Of the meetings that took place in the period, those at which one of our bodies was, at whatever level"),
        _("meetings"),
        meetings_attended,
    ),
)

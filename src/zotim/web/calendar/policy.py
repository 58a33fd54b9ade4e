"""Who may look at the calendar. What stands in it, each room decides for its own due days."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import EVERYBODY, Action, actions

actions(
    Action("duties.calendar.view", _("See one's calendar"), EVERYBODY, "duties.calendar.viewed"),
    Action("duties.duty.download", _("Take a due day as a calendar file"), EVERYBODY, "duties.duty.downloaded"),
)

"""What the calendar writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    seen={
        "duties.calendar.viewed": pgettext_lazy("log", "looked at the calendar"),
        "duties.calendar.exported": pgettext_lazy("log", "took the list of what is due as a file"),
        "duties.duty.downloaded": pgettext_lazy("log", "took a due day as a calendar file"),
    },
)

kinds(
    {
        "duties.calendar": Kind(_("Calendar")),
        "duties.duty": Kind(_("Day on which something is due")),
    }
)

"""What reports write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.report.made": pgettext_lazy("log", "made a report"),
        "register.report.given": pgettext_lazy("log", "gave a report to somebody outside"),
    },
    seen={
        "register.reports.listed": pgettext_lazy("log", "looked at the reports"),
        "register.reports.exported": pgettext_lazy("log", "took the list of reports as a file"),
        "register.report.viewed": pgettext_lazy("log", "read a report"),
        "register.report.downloaded": pgettext_lazy("log", "downloaded a report"),
    },
)

kinds(
    {
        "register.reportfile": Kind(_("File of a report")),
        "register.report": Kind(_("Report"), page="report"),
    }
)

"""What results write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "stabilisation.indicator.added": pgettext_lazy("log", "said what shows that a project reaches its end"),
        "stabilisation.target.added": pgettext_lazy("log", "said what is to be reached in a period"),
        "stabilisation.measurement.added": pgettext_lazy("log", "entered what was measured"),
        "stabilisation.measurement.confirmed": pgettext_lazy("log", "confirmed what was measured"),
        "stabilisation.measurement.returned": pgettext_lazy("log", "returned what was measured"),
        "stabilisation.measurement.ended": pgettext_lazy("log", "ended the use of what was measured"),
        "stabilisation.visit.added": pgettext_lazy("log", "put a visit on record"),
        "stabilisation.grantreport.added": pgettext_lazy("log", "asked a partner for a report"),
        "stabilisation.grantreport.sent": pgettext_lazy("log", "handed in a report on a grant"),
        "stabilisation.grantreport.accepted": pgettext_lazy("log", "accepted a report of a partner"),
        "stabilisation.grantreport.returned": pgettext_lazy("log", "returned a report of a partner"),
        "stabilisation.grantreport.waived": pgettext_lazy("log", "said that a report isn't due any more"),
    },
    seen={
        "stabilisation.indicator.viewed": pgettext_lazy("log", "looked at what shows a result"),
        "stabilisation.measurement.viewed": pgettext_lazy("log", "looked at what was measured"),
        "stabilisation.grantreports.listed": pgettext_lazy("log", "looked at reports of partners"),
        "stabilisation.grantreports.exported": pgettext_lazy("log", "took the table of reports of partners as a file"),
        "stabilisation.grantreport.viewed": pgettext_lazy("log", "looked at a report of a partner"),
        "stabilisation.grantreport.opened": pgettext_lazy("log", "opened a report of a partner"),
    },
)

kinds(
    {
        "stabilisation.indicator": Kind(_("Indicator of a project"), page="result_indicator"),
        "stabilisation.target": Kind(_("Target of an indicator")),
        "stabilisation.measurement": Kind(_("What was measured"), page="measurement"),
        "stabilisation.visit": Kind(_("Visit of a project")),
        "stabilisation.grantreport": Kind(_("Report of a partner"), page="grant_report"),
    }
)

"""What people are told of reports: that something waits, never what."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind("register.report.asked", _("Giving a report to somebody outside waits for a second person"), "report_give"),
    Kind("register.report.returned", _("A report that you wanted to give out stays: it was returned"), "report"),
)

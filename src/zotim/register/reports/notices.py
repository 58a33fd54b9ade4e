"""What people are told of reports: that something waits, never what."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind("register.hearing.asked", _("Sentences about your body wait for your comment"), "hearing"),
    Kind("register.hearing.given", _("A body commented on the sentences about it"), "hearing"),
    Kind("register.hearing.answered", _("What your body commented was answered"), "hearing"),
    Kind("register.report.proposed", _("The release of a report waits for a second person"), "report"),
    Kind("register.report.held", _("A report whose release you asked for was returned"), "report"),
    Kind("register.report.asked", _("Giving a report to somebody outside waits for a second person"), "report_give"),
    Kind("register.report.returned", _("A report that you wanted to give out stays: it was returned"), "report"),
)

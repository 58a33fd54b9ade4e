"""What people are told of reports: that something waits, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.services import undecided
from zotim.core.notifications.kinds import Kind, kinds
from zotim.register.reports.disclosures import GIVE
from zotim.register.reports.policy import RELEASE

kinds(
    Kind(
        "register.hearing.asked",
        _("Sentences about your body wait for your comment"),
        "hearing",
        waits=Q(state="asked"),
    ),
    Kind("register.hearing.given", _("A body commented on the sentences about it"), "hearing", waits=Q(state="given")),
    Kind("register.hearing.answered", _("What your body commented was answered"), "hearing"),
    Kind(
        "register.report.proposed",
        _("The release of a report waits for a second person"),
        "report",
        waits=undecided(RELEASE),
    ),
    Kind("register.report.held", _("A report whose release you asked for was returned"), "report"),
    Kind(
        "register.report.asked",
        _("Giving a report to somebody outside waits for a second person"),
        "report_give",
        waits=undecided(GIVE),
    ),
    Kind("register.report.returned", _("A report that you wanted to give out stays: it was returned"), "report"),
)

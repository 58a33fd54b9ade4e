"""Who may do and see what in reports. Nothing else decides it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import EVERYTHING, NOTHING, Action, actions, visible_to
from zotim.register.models import Report
from zotim.register.policy import CENTRE

actions(
    Action("register.report.list", _("List reports"), CENTRE, "register.reports.listed"),
    Action("register.report.view", _("Read a report"), CENTRE, "register.report.viewed"),
    Action("register.report.make", _("Make a report as of a day"), CENTRE, "register.report.made"),
    Action("register.report.download", _("Download a report"), CENTRE, "register.report.downloaded"),
    Action("register.report.give", _("Give a report to somebody outside"), CENTRE, "register.report.given"),
)  # fmt: skip


@visible_to(Report)
def reports(actor: Actor, purpose: str) -> Q:
    """Reports are the centre's own."""
    return EVERYTHING if actor.roles & CENTRE else NOTHING

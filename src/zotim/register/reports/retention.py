"""How long a withdrawn report is kept. One that became final is part of the public record, and stays."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.reports.models import Comment, Hearing, Report
from zotim.register.retention import SOURCE


def _report(report: Report) -> list[QuerySet]:
    """The report and what bodies said of it, children first. It has no files: those are made of final ones."""
    return [
        Comment.objects.filter(hearing__report=report),
        Hearing.objects.filter(report=report),
        Report.objects.filter(pk=report.pk),
    ]


rules(
    Rule(
        "register.report.withdrawn",
        _("Reports that were withdrawn before they were final, with the comments of bodies"),
        "register.Report",
        "register",
        months(24),
        since_event="register.report.withdrawn",
        where=Q(state="withdrawn"),
        parts=_report,
        legal_source=SOURCE,
    )
)

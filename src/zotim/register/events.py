"""What the register writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.document.added": pgettext_lazy("log", "put in a statement"),
        "register.suggestion.accepted": pgettext_lazy("log", "accepted a suggestion"),
        "register.suggestion.edited": pgettext_lazy("log", "accepted a suggestion with changes"),
        "register.suggestion.rejected": pgettext_lazy("log", "rejected a suggestion"),
        "register.commitment.added": pgettext_lazy("log", "added a commitment"),
        "register.commitment.lapsed": pgettext_lazy("log", "marked a commitment as lapsed"),
        "register.commitment.superseded": pgettext_lazy("log", "marked a commitment as superseded"),
        "register.measure.added": pgettext_lazy("log", "added a measure"),
        "register.measure.begun": pgettext_lazy("log", "began a measure"),
        "register.measure.completed": pgettext_lazy("log", "reported a measure as completed"),
        "register.measure.given_up": pgettext_lazy("log", "gave a measure up"),
        "register.evidence.submitted": pgettext_lazy("log", "put in evidence"),
        "register.evidence.accepted": pgettext_lazy("log", "accepted the evidence"),
        "register.evidence.returned": pgettext_lazy("log", "returned the evidence"),
        "register.assessment.proposed": pgettext_lazy("log", "assessed a status"),
        "register.assessment.confirmed": pgettext_lazy("log", "confirmed an assessment"),
        "register.assessment.returned": pgettext_lazy("log", "returned an assessment"),
        "register.report.made": pgettext_lazy("log", "made a report"),
        "register.report.given": pgettext_lazy("log", "gave a report to somebody outside"),
    },
    seen={
        "register.home.viewed": pgettext_lazy("log", "looked at what is due"),
        "register.documents.listed": pgettext_lazy("log", "looked at the statements"),
        "register.documents.exported": pgettext_lazy("log", "took the list of statements as a file"),
        "register.document.viewed": pgettext_lazy("log", "read a statement"),
        "register.commitments.listed": pgettext_lazy("log", "looked at the commitments"),
        "register.commitments.exported": pgettext_lazy("log", "took the list of commitments as a file"),
        "register.commitment.viewed": pgettext_lazy("log", "looked at a commitment"),
        "register.evidence.listed": pgettext_lazy("log", "looked at the list of evidence"),
        "register.evidence.exported": pgettext_lazy("log", "took the list of evidence as a file"),
        "register.evidence.viewed": pgettext_lazy("log", "looked at the evidence"),
        "register.evidence.downloaded": pgettext_lazy("log", "downloaded the evidence"),
        "register.reports.listed": pgettext_lazy("log", "looked at the reports"),
        "register.reports.exported": pgettext_lazy("log", "took the list of reports as a file"),
        "register.report.viewed": pgettext_lazy("log", "read a report"),
        "register.report.downloaded": pgettext_lazy("log", "downloaded a report"),
        "register.figures.listed": pgettext_lazy("log", "looked at the figures"),
        "register.figures.exported": pgettext_lazy("log", "took the figures as a file"),
    },
)

kinds(
    {
        "register.document": Kind(_("Statement"), page="document"),
        "register.suggestion": Kind(_("Suggestion")),
        "register.commitment": Kind(_("Commitment"), page="commitment"),
        "register.measure": Kind(_("Measure")),
        "register.evidence": Kind(_("Evidence"), page="evidence"),
        "register.statusassessment": Kind(_("Assessment")),
        "register.assessment": Kind(_("Assessment"), model="register.statusassessment"),
        "register.reportfile": Kind(_("File of a report")),
        "register.report": Kind(_("Report"), page="report"),
    }
)

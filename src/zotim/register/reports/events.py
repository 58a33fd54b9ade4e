"""What reports write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.report.made": pgettext_lazy("log", "made a report"),
        "register.report.given": pgettext_lazy("log", "gave a report to somebody outside"),
        "register.report.heard": pgettext_lazy("log", "gave a report to the bodies concerned for comment"),
        "register.report.proposed": pgettext_lazy("log", "asked for the release of a report"),
        "register.report.released": pgettext_lazy("log", "released a report"),
        "register.report.held": pgettext_lazy("log", "returned a report instead of releasing it"),
        "register.report.withdrawn": pgettext_lazy("log", "withdrew a report"),
        "register.template.added": pgettext_lazy("log", "added a template of reports"),
        "register.hearing.asked": pgettext_lazy("log", "asked a body to comment"),
        "register.hearing.kept": pgettext_lazy("log", "kept a draft of comments"),
        "register.hearing.given": pgettext_lazy("log", "commented for a body"),
        "register.hearing.answered": pgettext_lazy("log", "answered the comments of a body"),
        "register.hearing.closed": pgettext_lazy("log", "went on without comments of a body"),
        "register.hearing.withdrawn": pgettext_lazy("log", "withdrew what a body was asked to comment on"),
        "register.comment.taken_back": pgettext_lazy("log", "took a comment back"),
    },
    seen={
        "register.reports.listed": pgettext_lazy("log", "looked at the reports"),
        "register.reports.exported": pgettext_lazy("log", "took the list of reports as a file"),
        "register.report.viewed": pgettext_lazy("log", "read a report"),
        "register.report.downloaded": pgettext_lazy("log", "downloaded a report"),
        "register.templates.listed": pgettext_lazy("log", "looked at the templates of reports"),
        "register.hearings.listed": pgettext_lazy("log", "looked at what bodies are asked to comment on"),
        "register.hearings.exported": pgettext_lazy("log", "took the list of hearings as a file"),
        "register.hearing.viewed": pgettext_lazy("log", "looked at comments of a body"),
    },
)

kinds(
    {
        "register.reportfile": Kind(_("File of a report")),
        "register.template": Kind(_("Template of reports"), model="register.reporttemplate"),
        "register.reporttemplate": Kind(_("Template of reports")),
        "register.hearing": Kind(pgettext_lazy("of a body, before a report is final", "Hearing"), page="hearing"),
        "register.comment": Kind(pgettext_lazy("of a body", "Comment")),
        "register.report": Kind(_("Report"), page="report"),
    }
)

"""What the reintegration desk writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.case.opened": pgettext_lazy("log", "opened a case"),
        "reintegration.case.screened": pgettext_lazy("log", "began the screening in a case"),
        "reintegration.case.received": pgettext_lazy("log", "said that the person of a case arrived"),
        "reintegration.case.assessed": pgettext_lazy("log", "began the assessment in a case"),
        "reintegration.case.planned": pgettext_lazy("log", "began to plan in a case"),
        "reintegration.case.begun": pgettext_lazy("log", "began the help in a case"),
        "reintegration.case.handed_on": pgettext_lazy("log", "began to hand a case on to ordinary services"),
        "reintegration.case.held": pgettext_lazy("log", "put a case on hold"),
        "reintegration.case.resumed": pgettext_lazy("log", "let a case go on after a hold"),
        "reintegration.closure.asked": pgettext_lazy("log", "asked to close a case"),
        "reintegration.closure.returned": pgettext_lazy("log", "decided that a case isn't closed yet"),
        "reintegration.case.closed": pgettext_lazy("log", "closed a case"),
        "reintegration.case.declined": pgettext_lazy("log", "declined a case"),
        "reintegration.case.withdrawn": pgettext_lazy("log", "ended a case because the person withdrew"),
        "reintegration.case.transferred": pgettext_lazy("log", "ended a case because it was transferred"),
        "reintegration.case.reopened": pgettext_lazy("log", "opened a case again"),
        "reintegration.flag.put_up": pgettext_lazy("log", "put up a flag in a case"),
        "reintegration.flag.ended": pgettext_lazy("log", "took a flag down in a case"),
        "reintegration.note.added": pgettext_lazy("log", "wrote a note"),
        "reintegration.grant.given": pgettext_lazy("log", "gave somebody access to a case"),
        "reintegration.grant.revoked": pgettext_lazy("log", "took access to a case back"),
        "reintegration.bar.entered": pgettext_lazy("log", "kept somebody from a case"),
        "reintegration.bar.lifted": pgettext_lazy("log", "lifted a bar"),
    },
    seen={
        "reintegration.cases.listed": pgettext_lazy("log", "looked at their cases"),
        "reintegration.case.overviewed": pgettext_lazy("log", "looked at numbers and states of all cases"),
        "reintegration.case.viewed": pgettext_lazy("log", "looked at a case"),
        "reintegration.notes.viewed": pgettext_lazy("log", "read notes of a case"),
        "reintegration.note.opened": pgettext_lazy("log", "opened a note"),
        "reintegration.turn.opened": pgettext_lazy("log", "opened the reason of a step"),
        "reintegration.flag.opened": pgettext_lazy("log", "opened a flag"),
    },
)

kinds(
    {
        "reintegration.case": Kind(_("Case"), page="case"),
        "reintegration.note": Kind(_("Note")),
        "reintegration.turn": Kind(_("Reason of a step")),
        "reintegration.flag": Kind(_("Flag")),
        "reintegration.closure": Kind(_("Closing of a case"), model="reintegration.case"),
        "reintegration.grant": Kind(_("Access for a time"), model="access.grant"),
        "reintegration.bar": Kind(_("Bar because of a conflict of interest"), model="access.bar"),
        "reintegration.assignment": Kind(_("Assignment to a case")),
    }
)

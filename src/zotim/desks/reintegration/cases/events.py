"""What the reintegration desk writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "reintegration.case.opened": pgettext_lazy("log", "opened a case"),
        "reintegration.case.assessed": pgettext_lazy("log", "said that a case was assessed"),
        "reintegration.case.begun": pgettext_lazy("log", "began the help in a case"),
        "reintegration.case.closed": pgettext_lazy("log", "closed a case"),
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
    },
)

kinds(
    {
        "reintegration.case": Kind(_("Case"), page="case"),
        "reintegration.note": Kind(_("Note")),
        "reintegration.grant": Kind(_("Access for a time"), model="access.grant"),
        "reintegration.bar": Kind(_("Bar because of a conflict of interest"), model="access.bar"),
        "reintegration.assignment": Kind(_("Assignment to a case")),
    }
)

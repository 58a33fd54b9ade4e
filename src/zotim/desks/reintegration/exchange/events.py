"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={"reintegration.caseload.imported": pgettext_lazy("log", "brought a caseload in from a spreadsheet")},
    seen={"reintegration.caseload.checked": pgettext_lazy("log", "had a caseload in a spreadsheet checked")},
)

kinds({"reintegration.caseload": Kind(_("Caseload in a spreadsheet"))})

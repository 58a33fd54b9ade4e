"""What the boards write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    seen={
        "reintegration.account.viewed": pgettext_lazy("log", "looked at the boards of the cases that they supervise"),
        "reintegration.account.overviewed": pgettext_lazy("log", "looked at the boards of all cases"),
    },
)

kinds({"reintegration.account": Kind(_("Boards of cases"))})

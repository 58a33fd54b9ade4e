"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={"reintegration.visit.entered": pgettext_lazy("log", "entered a visit")},
    seen={
        "reintegration.visits.viewed": pgettext_lazy("log", "read visits of a case"),
        "reintegration.visit.opened": pgettext_lazy("log", "opened a visit"),
        "reintegration.visit.form_shown": pgettext_lazy("log", "looked at the empty form of a visit"),
    },
)
kinds({"reintegration.visit": Kind(_("Visit"))})

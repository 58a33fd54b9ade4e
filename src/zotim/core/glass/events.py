"""What emergencies write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "glass.breaking.begun": pgettext_lazy("log", "opened a record in an emergency"),
        "glass.breaking.ended": pgettext_lazy("log", "ended an emergency"),
        "glass.breaking.reviewed": pgettext_lazy("log", "reviewed an emergency"),
        "glass.breaking.late": pgettext_lazy("log", "told that the review of an emergency is late"),
    },
    seen={
        "glass.breakings.listed": pgettext_lazy("log", "looked at the emergencies"),
        "glass.breaking.viewed": pgettext_lazy("log", "looked at an emergency"),
        "glass.reason.opened": pgettext_lazy("log", "read why a record was opened in an emergency"),
    },
)

kinds({"glass.breaking": Kind(_("Emergency"), page="glass_breaking")})

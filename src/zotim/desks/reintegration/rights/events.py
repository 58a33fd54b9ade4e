"""What the room writes into the log, in words."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import events

events(
    seen={
        "reintegration.seen.viewed": pgettext_lazy("log", "looked at who has seen a file"),
        "reintegration.seen.printed": pgettext_lazy("log", "took the list of who has seen a file"),
    },
)

"""What the intake writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.item.queued": pgettext_lazy("log", "put an item into the queue"),
        "content.item.held": pgettext_lazy("log", "held an item back, as one of a flood"),
        "content.item.taken": pgettext_lazy("log", "took an item to read it"),
        "content.item.left": pgettext_lazy("log", "left an item unread"),
        "content.item.read": pgettext_lazy("log", "read an item, and asked for a second reading"),
        "content.item.doubted": pgettext_lazy("log", "asked the adviser about an item"),
        "content.item.answered": pgettext_lazy("log", "gave an item back to its readers"),
        "content.item.agreed": pgettext_lazy("log", "agreed about an item, as the second of two"),
        "content.item.closed": pgettext_lazy("log", "closed an item"),
        "content.item.reopened": pgettext_lazy("log", "opened an item again"),
    },
)

kinds(
    {
        "content.item": Kind(_("Reported item")),
        "content.location": Kind(_("Address of an item")),
        "content.report": Kind(_("Report of content")),
        "content.itemprint": Kind(_("Fingerprint of an item")),
    }
)

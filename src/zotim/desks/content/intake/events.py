"""What the intake writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.report.received": pgettext_lazy("log", "took a report of content in"),
        "content.report.answered": pgettext_lazy("log", "put down that whoever reported was told"),
        "content.item.received": pgettext_lazy("log", "took an item in that wasn't known"),
        "content.item.urgent": pgettext_lazy("log", "put an item first: a life is said to be in danger"),
        "content.item.fetch_asked": pgettext_lazy("log", "asked to fetch the address of an item"),
        "content.item.fetched": pgettext_lazy("log", "fetched the address of an item"),
        "content.item.printed": pgettext_lazy("log", "made the fingerprints of a video"),
        "content.item.scanned": pgettext_lazy("log", "had an item scanned for viruses"),
        "content.item.opened": pgettext_lazy("log", "opened the file of an item"),
        "content.item.unsealed": pgettext_lazy("log", "couldn't read the text of an item: it was altered"),
        "content.location.unsealed": pgettext_lazy("log", "couldn't read the address of an item: it was altered"),
        "content.fetch.unsealed": pgettext_lazy("log", "couldn't read why an address was fetched: it was altered"),
        "content.report.unsealed": pgettext_lazy("log", "couldn't read what was reported: it was altered"),
        "content.blobs.swept": pgettext_lazy("log", "removed encrypted files that nothing names"),
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
        "content.reportcode": Kind(_("Code of a report of content")),
        "content.custody": Kind(_("Line of custody of an item")),
        "content.fetch": Kind(_("Request to fetch an address")),
    }
)

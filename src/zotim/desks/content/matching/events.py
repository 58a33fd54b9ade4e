"""What matching writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "content.item.matched": pgettext_lazy("log", "asked the banks about an item"),
        "content.item.cleared": pgettext_lazy("log", "cleared an item that met what is protected"),
        "content.round.done": pgettext_lazy("log", "asked new entries about items that were there before"),
        "content.flood.held": pgettext_lazy("log", "began to hold back a flood"),
        "content.flood.passed": pgettext_lazy("log", "let a flood through"),
        "content.flood.closed": pgettext_lazy("log", "closed a flood"),
        "content.reopening.proposed": pgettext_lazy("log", "proposed to open a closed item again"),
        "content.reopening.opened": pgettext_lazy("log", "opened a closed item again, as was proposed"),
        "content.reopening.left": pgettext_lazy("log", "left an item closed"),
        "content.matching.opened": pgettext_lazy("log", "opened a sealed reason of matching"),
    },
    seen={
        "content.met.viewed": pgettext_lazy("log", "compared an item with an entry"),
        "content.met.pictured": pgettext_lazy("log", "looked at the pictures of an item and an entry"),
        "content.floods.listed": pgettext_lazy("log", "looked at the floods"),
        "content.floods.exported": pgettext_lazy("log", "took the floods as a file"),
        "content.flood.viewed": pgettext_lazy("log", "looked at a flood"),
        "content.reopenings.listed": pgettext_lazy("log", "looked at the closed items that may be opened again"),
        "content.reopenings.exported": pgettext_lazy("log", "took the closed items that may be opened again as a file"),
        "content.reopening.viewed": pgettext_lazy("log", "looked at a closed item that may be opened again"),
    },
)

kinds(
    {
        "content.met": Kind(_("Entry that an item met"), page="content_met"),
        "content.asked": Kind(_("Mark of what an item was asked for")),
        "content.flood": Kind(_("Flood of items"), page="content_flood"),
        "content.heldback": Kind(_("Item of a flood")),
        "content.clearance": Kind(_("Clearance of an item")),
        "content.reopening": Kind(_("Proposal to open an item again"), page="content_reopening"),
    }
)

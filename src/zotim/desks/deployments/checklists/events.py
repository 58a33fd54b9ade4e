"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.checklistitem.added": pgettext_lazy("log", "asked for something before each tour of a mission"),
        "deployments.checklistitem.ended": pgettext_lazy("log", "asked for something before a tour no more"),
        "deployments.itemcheck.entered": pgettext_lazy("log", "said that something was done before a tour, or waived"),
        "deployments.itemcheck.confirmed": pgettext_lazy("log", "confirmed what was done before a tour"),
        "deployments.itemcheck.returned": pgettext_lazy("log", "returned what was done before a tour"),
        "deployments.itemcheck.ended": pgettext_lazy("log", "said that something counts as done no more"),
    },
    seen={
        "deployments.items.listed": pgettext_lazy("log", "looked at the checklist of a mission"),
        "deployments.checks.listed": pgettext_lazy("log", "looked at what is due before tours"),
        "deployments.itemcheck.taken": pgettext_lazy("log", "took the file that shows what was done before a tour"),
        "deployments.itemcheck.viewed": pgettext_lazy("log", "looked at what was done before a tour"),
    },
)

kinds(
    {
        "deployments.checklistitem": Kind(_("Item of a checklist")),
        "deployments.itemcheck": Kind(_("What was done before a tour"), page="item_check"),
    }
)

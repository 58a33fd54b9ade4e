"""What the oversight desk writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "oversight.log.check_asked": pgettext_lazy("log", "asked to have the log verified"),
    },
    seen={
        "oversight.log.viewed": pgettext_lazy("log", "read the log"),
        "oversight.log.exported": pgettext_lazy("log", "took the log as a file"),
        "oversight.disclosures.listed": pgettext_lazy("log", "looked at what left the house"),
        "oversight.disclosures.exported": pgettext_lazy("log", "took the list of disclosures as a file"),
        "oversight.disclosure.viewed": pgettext_lazy("log", "looked at a disclosure"),
        "oversight.clocks.listed": pgettext_lazy("log", "looked at the clocks"),
        "oversight.clocks.exported": pgettext_lazy("log", "took the list of clocks as a file"),
    },
)

kinds(
    {
        "oversight.disclosure": Kind(_("Disclosure"), page="disclosure", model="disclosures.disclosure"),
    }
)

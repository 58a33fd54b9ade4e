"""What the room writes into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "register.duplicate.asked": pgettext_lazy("log", "asked to merge two records that say the same"),
        "register.duplicate.merged": pgettext_lazy("log", "merged a record into another that says the same"),
        "register.duplicate.returned": pgettext_lazy("log", "returned a request to merge two records"),
        "register.duplicate.parted": pgettext_lazy("log", "took merged records apart again"),
        "register.commitment.merged": pgettext_lazy("log", "merged a commitment into another"),
        "register.commitment.parted": pgettext_lazy("log", "took a merged commitment apart again"),
    },
    seen={},
)

kinds(
    {
        "register.merger": Kind(_("Merger of two records"), page="merger"),
        "register.duplicate": Kind(_("Merger of two records"), model="register.merger"),
    }
)

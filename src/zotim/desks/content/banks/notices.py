"""What curators are told: that something waits for a second person, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "content.entry.proposed", _("An entry of a bank waits for a second person"), "entry",
        waits=Q(state="proposed"),
    ),
    Kind("content.entry.refused", _("An entry that you proposed was refused"), "entry"),
    Kind(
        "content.bankimport.proposed", _("A file of fingerprints waits for a second person"), "bank_import",
        waits=Q(state="proposed"),
    ),
    Kind("content.bankimport.refused", _("A file of fingerprints that you put in was refused"), "bank_import"),
    Kind(
        "content.bankchange.asked", _("A change of a bank that protects waits for a second person"),
        "bank_change_decide", waits=Q(state="asked"),
    ),
)  # fmt: skip

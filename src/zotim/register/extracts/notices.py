"""What people are told of extracts: that something waits, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "register.extract.proposed",
        _("An extract for the public waits for a second person"),
        "extract",
        waits=Q(state="proposed"),
    ),
    Kind("register.extract.returned", _("An extract that you proposed was returned"), "extract"),
)

"""What people are told of about mergers."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "register.duplicate.asked",
        _("A merger of two records waits for a second person"),
        "merger",
        waits=Q(state="proposed"),
    ),
    Kind("register.duplicate.returned", _("A merger that you asked for was returned"), "merger"),
)

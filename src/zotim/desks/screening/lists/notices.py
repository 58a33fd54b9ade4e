"""What those who keep the lists are told: that something waits, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "screening.version.held", _("A version of a list waits for somebody to look"), "version_of",
        waits=Q(state="held"),
    ),
    Kind("screening.version.failed", _("A file that you put in can't be read as a list"), "version_of"),
)  # fmt: skip

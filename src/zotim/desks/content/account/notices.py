"""What those who publish are told: that an edition waits."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "content.registeredition.entered", _("An edition of the public register waits for a second person"),
        "register_edition", about=None, waits=Q(state="entered"),
    )
)  # fmt: skip

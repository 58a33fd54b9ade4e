"""What people are told about access: that something waits or is closed again, and nothing of what it is."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "reintegration.grant.closed", _("Part of a case that was opened to you is closed again"), "cases", about=None,
        left=True,
    ),
    Kind(
        "reintegration.duty.entered", _("An article by which somebody must be told waits for you to confirm it"),
        "duty_to_tell", waits=Q(state="entered"),
    ),
)  # fmt: skip

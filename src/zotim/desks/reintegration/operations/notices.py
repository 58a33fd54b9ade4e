"""What people are told: that they work for somebody who comes back, and not for whom."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "reintegration.traveller.given", _("You work for somebody who comes back"), "return_operation", about=None
    ),
)  # fmt: skip

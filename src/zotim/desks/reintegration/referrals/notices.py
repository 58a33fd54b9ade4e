"""What people are told about referrals: that one waits, was answered or is over, and nothing of whom it is about."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "reintegration.referral.sent", _("Something was referred to you"), "referral_received", about=None,
        waits=Q(state="sent"),
    ),
    Kind("reintegration.service.handed", _("A service was handed to you, with what was referred to it"), "service"),
    Kind("reintegration.referral.answered", _("A provider answered in one of your cases"), "case", about=None),
    Kind(
        "reintegration.referral.closed", _("Something that was referred to you is over: stop"), "referrals_received",
        about=None, left=True,
    ),
)  # fmt: skip

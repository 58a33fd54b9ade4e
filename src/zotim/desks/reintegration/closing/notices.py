"""What people are told: that a case waits to be received, or isn't theirs any more, and nothing of whom it is about."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind(
        "reintegration.transfer.sent", _("A case waits to be received by you"), "transfer_received", about=None,
        waits=Q(state="sent"),
    ),
    Kind("reintegration.transfer.refused", _("A transfer of one of your cases was refused"), "case", about=None),
    Kind("reintegration.handover.made", _("The work on a case was handed to you"), "case", about=None),
    Kind("reintegration.post.ended", _("You work on a case no longer"), "cases", about=None, left=True),
)  # fmt: skip

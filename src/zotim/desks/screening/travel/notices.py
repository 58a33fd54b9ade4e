"""What officers and border police are told: that something waits or came back, never about whom.

A notice says nothing of its record, which lies behind the wall of the channel.
"""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

WAITS = _("A request to open masked names waits for a second person")

kinds(
    Kind("screening.opening.waits", WAITS, "opening", about=None),
    Kind("screening.opening.granted", _("Your request to open masked names was granted"), "opening", about=None),
    Kind("screening.opening.refused", _("Your request to open masked names was refused"), "opening", about=None),
    Kind("screening.referral.drafted", _("A referral waits for a second person"), "referral", about=None),
    Kind("screening.referral.withdrawn", _("A referral of yours wasn't sent"), "referral", about=None),
    Kind("screening.referral.sent", _("A referral came for border police"), "referral", about=None),
    Kind("screening.referral.answered", _("Border police answered a referral"), "referral", about=None),
)  # fmt: skip

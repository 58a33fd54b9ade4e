"""What keepers of files are told: that one waits for them, or that something in it couldn't be read; never who.

A notice says nothing of its record, which lies behind the wall of the channel.
"""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

FAILED = _("Something in a file that you put in couldn't be read")
HELD = _("A file of customers would end many: it waits for somebody to look")

kinds(
    Kind("screening.delivery.held", HELD, "delivery", about=None),
    Kind("screening.delivery.failed", FAILED, "delivery", about=None),
)

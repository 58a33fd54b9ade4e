"""What people are told at this desk: that something was opened to them or waits, and nothing of what it is."""

from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds

kinds(
    Kind("reintegration.grant.given", _("Part of a case was opened to you, for a time"), "case", about=None),
    Kind("reintegration.closure.asked", _("Somebody asks you to decide in a case"), "case", about=None),
)

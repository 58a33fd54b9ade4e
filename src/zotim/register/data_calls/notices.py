"""What people are told of data calls: that something waits, never what."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.register.data_calls.selectors import WAITING

kinds(
    Kind(
        "register.portion.asked",
        _("Your body was given questions of a data call"),
        "portion",
        "call",
        waits=Q(call__state="open", answers__state__in=WAITING),
    ),
    Kind(
        "register.portion.reminded",
        _("Questions of a data call wait for your body"),
        "call_reminder",
        "portion.call",
        waits=Q(portion__call__state="open", portion__answers__state__in=WAITING),
    ),
    Kind("register.answer.returned", _("An answer of your body was returned"), "portion", "call"),
    Kind("register.portion.answered", _("A body answered its questions of a data call"), "portion", "call"),
    Kind(
        "register.clearance.asked",
        _("A reply waits for your clearance"),
        "call_reply",
        "call",
        waits=Q(steps__state="asked"),
    ),
    Kind("register.reply.returned", _("A reply was returned in clearance"), "call_reply", "call"),
    Kind("register.reply.cleared", _("A reply was cleared and can be sent"), "call_reply", "call"),
)

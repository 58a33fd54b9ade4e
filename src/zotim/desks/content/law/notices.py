"""What a platform was told before its first order, and what those who work here are told of law that waits."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.notifications.kinds import Kind, kinds
from zotim.desks.content.law.clocks import FIRST_NOTICE
from zotim.desks.content.law.models import Platform

kinds(
    Kind(
        "content.actingbasis.entered", _("A legal basis waits for a second person"), "acting_basis",
        waits=Q(state="entered"),
    ),
    Kind(
        "content.formcheck.entered", _("A comparison of a form waits for a second person"), "form_check", about=None,
        waits=Q(state="entered"),
    ),
    Kind(
        "content.noticewaiver.entered", _("An emergency waits for a second person"), "notice_waiver", about="platform",
        waits=Q(state="entered"),
    ),
)  # fmt: skip


def may_send_from(platform: Platform) -> datetime | None:
    """From when an order may go to *platform*: twelve hours after it was first told how orders are sent, or when two
    people have said that it can't wait. None: it was told nothing, and nothing was waived."""
    first = platform.first_notices.order_by("sent_at").first()
    waived = platform.waivers.filter(state="confirmed").first()
    found = [FIRST_NOTICE.due_at(first.sent_at)] if first else []
    found += [waived.confirmed_at] if waived and waived.confirmed_at else []
    return min(found, default=None)

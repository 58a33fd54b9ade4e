"""Every write about law: bases, platforms, what they were told beforehand, comparisons of forms."""

from zotim.desks.content.law.services.bases import basis_decide, basis_end, basis_enter, basis_in_force, ways_on
from zotim.desks.content.law.services.checks import check_decide, check_end, check_enter, form_confirmed
from zotim.desks.content.law.services.platforms import (
    contact_add,
    contact_end,
    contact_verify,
    notice_send,
    platform_add,
    platform_change,
    platform_end,
    platform_list_again,
    waiver_ask,
    waiver_decide,
    waiver_end,
)

__all__ = [
    "basis_decide", "basis_end", "basis_enter", "basis_in_force", "check_decide", "check_end", "check_enter",
    "contact_add", "contact_end", "contact_verify", "form_confirmed", "notice_send", "platform_add", "platform_change",
    "platform_end", "platform_list_again", "waiver_ask", "waiver_decide", "waiver_end", "ways_on",
]  # fmt: skip

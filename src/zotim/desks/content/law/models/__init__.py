"""What is kept of law: bases of ways of acting, platforms and how they are reached, comparisons of forms."""

from zotim.desks.content.law.models.bases import ORDERS, TO_HELP, TO_PLATFORMS, ActingBasis, Way
from zotim.desks.content.law.models.forms import FormCheck
from zotim.desks.content.law.models.platforms import ContactPoint, FirstNotice, Means, NoticeWaiver, Platform, Takes

__all__ = [
    "ORDERS", "TO_HELP", "TO_PLATFORMS", "ActingBasis", "ContactPoint", "FirstNotice", "FormCheck", "Means",
    "NoticeWaiver", "Platform", "Takes", "Way",
]  # fmt: skip

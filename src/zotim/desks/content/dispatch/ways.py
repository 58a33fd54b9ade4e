"""How a dispatch can leave: to which mail address, whether the other side has a system that fetches it."""

import re
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from zotim.desks.content.dispatch.models import Dispatch, How, PlatformKey
from zotim.desks.content.law.models import ORDERS, Means, Platform, Takes, Way

MAIL = re.compile(r"[^\s<>@,;:]+@[^\s<>@,;:]+\.[^\s<>@,;:.]+")


def mail_of(row: Dispatch) -> str:
    """The mail address to which it goes, of the directory of platforms or of the law; empty where there is none."""
    if row.way == Way.PROTECTION:
        return ""  # it is read in this system, and nowhere else
    if row.platform is not None:
        return mail_of_platform(row.platform, row.way)
    said = row.basis.write_to.texts.values() if row.basis.write_to else ()
    return next((found.group() for text in said if (found := MAIL.search(text))), "")


def mail_of_platform(platform: Platform, way: str) -> str:
    """Where a platform takes by mail what goes to it on this way; the contact point of which another person
    than who added it said last that it is right."""
    takes = [Takes.BOTH, Takes.ORDERS if way in ORDERS else Takes.REFERRALS]
    points = platform.contacts.filter(means=Means.MAIL, takes__in=takes, ended_at=None, verified_on__isnull=False)
    return points.order_by("-verified_on", "-created_at").values_list("address", flat=True).first() or ""


def ways_out(row: Dispatch) -> list[str]:
    """How it can leave, the usual one first."""
    found = [How.MAIL] if mail_of(row) else []
    if row.way == Way.PROTECTION:
        return [How.SYSTEM]
    if row.platform is not None and live_keys(row.platform).exists():
        found.insert(0, How.SYSTEM)
    return [*found, How.HAND]


def way_again(row: Dispatch) -> tuple[How, str]:
    """How the other side is told more of what left, and to which mail address: as it was sent, while that is open."""
    if row.how == How.MAIL and (address := mail_of(row)):
        return How.MAIL, address
    if row.how == How.SYSTEM and row.platform is not None and live_keys(row.platform).exists():
        return How.SYSTEM, ""
    return How.HAND, ""


def live_keys(platform: Platform) -> QuerySet[PlatformKey]:
    """Keys of systems of a platform that open something now."""
    return PlatformKey.objects.filter(platform=platform, ended_at=None, expires_at__gt=timezone.now())


def undisclosed(row: Dispatch, now: datetime | None = None) -> bool:
    """Whether whoever published it isn't to be told now."""
    return row.undisclosed_until is not None and row.undisclosed_until > (now or timezone.now())

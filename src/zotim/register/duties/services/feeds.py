"""Addresses by which people read their own calendar: made, revoked, fetched."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import ACTIONS, Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.register.duties.models import Feed

LONGEST = timedelta(days=366)
MOST = 5
"""Addresses that one person has at a time."""
WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 60
"""Fetches of one address in an hour; then it answers 429 until the hour is over."""


class Spent(Exception):
    """The address opens nothing: unknown, expired, revoked, or its person has no role now. All look the same."""


class TooOften(Exception):
    """The address was fetched too often within the hour."""


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def feed_make(*, actor: Actor, days: int) -> tuple[Feed, str]:
    """An address for one's own calendar, good for *days*, and its secret, which nobody can read again.

    Raises Denied for a deputy, :class:`Unfit` for a length that isn't allowed, and for more than :data:`MOST`.
    """
    allow(actor, "register.feed.make")
    if actor.on_behalf_of_id:
        raise Denied("register.feed.make")
    now = timezone.now()
    if not 1 <= days <= LONGEST.days:
        raise Unfit(_("An address is good for one to %(days)s days.") % {"days": LONGEST.days}, "days")
    if Feed.objects.filter(user_id=actor.person_id, ended_at=None, expires_at__gt=now).count() >= MOST:
        raise Unfit(_("You have %(most)s addresses. Revoke one of them first.") % {"most": MOST})
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(user_id=actor.person_id, hash=_hash(secret), expires_at=now + timedelta(days=days))
    record(actor, "register.feed.made", feed, details={"days": days})
    return feed, secret


@transaction.atomic
def feed_end(*, actor: Actor, feed: Feed) -> None:
    """Revoke an address at once. Doing it again changes nothing."""
    allow(actor, "register.feed.end", feed)
    if Feed.objects.filter(pk=feed.pk, ended_at=None).update(ended_at=timezone.now()):
        record(actor, "register.feed.ended", feed)


@transaction.atomic
def feed_use(*, secret: str) -> tuple[Feed, Actor]:
    """The live address of *secret*, and its person as they are at this moment; counts and records the fetch.

    Raises :class:`Spent` and :class:`TooOften`.
    """
    now = timezone.now()
    feed = Feed.objects.select_related("user").filter(hash=_hash(secret), ended_at=None, expires_at__gt=now).first()
    actor = actor_of(feed.user) if feed else None
    if feed is None or actor is None or not ACTIONS["register.feed.make"].open_to(actor):
        raise Spent
    row = Feed.objects.filter(pk=feed.pk)
    if not row.filter(window_at__gt=now - WINDOW).exists():
        row.update(window_at=now, window_uses=0)
    if not row.filter(window_uses__lt=MOST_IN_WINDOW).update(
        uses=F("uses") + 1, window_uses=F("window_uses") + 1, used_at=now
    ):
        raise TooOften
    record(actor, "register.feed.fetched", feed, outcome="viewed")
    return feed, actor

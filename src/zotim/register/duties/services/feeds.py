"""Addresses by which people read their own calendar: made, revoked, fetched."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import ACTIONS, Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent, address_use, secret_make, secret_open, secrets_end
from zotim.core.audit.services import record
from zotim.register.duties.models import Feed

LONGEST = timedelta(days=366)
MOST = 5
"""Addresses that one person has at a time."""
MOST_IN_WINDOW = 60
"""Fetches of one address in an hour; then it answers 429 until the hour is over."""


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
    feed, secret = secret_make(Feed, until=now + timedelta(days=days), user_id=actor.person_id)
    record(actor, "register.feed.made", feed, details={"days": days})
    return feed, secret


@transaction.atomic
def feed_end(*, actor: Actor, feed: Feed) -> None:
    """Revoke an address at once. Doing it again changes nothing."""
    allow(actor, "register.feed.end", feed)
    for one in secrets_end(Feed.objects.filter(pk=feed.pk)):
        record(actor, "register.feed.ended", one)


@transaction.atomic
def feed_use(*, secret: str) -> tuple[Feed, Actor]:
    """The live address of *secret*, and its person as they are at this moment; counts and records the fetch.

    Raises :class:`Spent`, also when the person has no role now, and :class:`TooOften`.
    """
    feed = secret_open(Feed.objects.select_related("user"), secret)
    actor = actor_of(feed.user)
    if not ACTIONS["register.feed.make"].open_to(actor):
        raise Spent
    address_use(feed, MOST_IN_WINDOW)
    record(actor, "register.feed.fetched", feed, outcome="viewed")
    return feed, actor

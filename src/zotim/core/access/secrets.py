"""Secrets that open something to whoever holds them: addresses that need no sign-in, tokens of programs.

A secret is 256 random bits. It is made and shown once; what is kept is its hash under a key of the installation, so a
copy of the database alone doesn't even tell whether a secret fits. It ends by itself, and at once when it is revoked.
From outside an unknown, an expired and a revoked one are the same (:class:`Spent`).
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import models
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from zotim.core.dictionary import Field
from zotim.core.records import Record

SALT = "zotim.core.access.secrets"
WINDOW = timedelta(hours=1)
"""In which the uses of an address are counted."""


class Spent(Exception):
    """The secret opens nothing: unknown, cut short, expired, revoked, or what it opened is over. All look the same."""


class TooOften(Exception):
    """The address was used too often within the hour."""


class Secret(Record):
    """What is kept of a secret."""

    hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def live(self, at: datetime | None = None) -> bool:
        """Whether it opens anything at *at* (default: now)."""
        return self.ended_at is None and self.expires_at > (at or timezone.now())


class Address(Secret):
    """What is kept of a secret that is an address, and how often it was used within the hour."""

    used_at = models.DateTimeField(null=True, blank=True)
    uses = models.PositiveIntegerField(default=0)
    window_at = models.DateTimeField(null=True, blank=True)
    window_uses = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


SECRET_FIELDS: dict[str, str | Field] = {
    "hash": "Keyed hash of the secret; the secret itself is kept by nobody here",
    "expires_at": "Until when it is good",
    "ended_at": "When it was revoked before that",
}
ADDRESS_FIELDS: dict[str, str | Field] = SECRET_FIELDS | {
    "used_at": "When it was used last",
    "uses": "How often it was used",
    "window_at": "When the hour began in which uses are counted",
    "window_uses": "Uses in that hour",
}

S = TypeVar("S", bound=Secret)


def hashed(secret: str) -> str:
    """What is kept of a secret: 64 hexadecimal digits."""
    digest = hashlib.sha256(secret.encode(errors="replace")).hexdigest()
    return salted_hmac(SALT, digest, algorithm="sha256").hexdigest()


def secret_make(model: type[S], *, until: datetime, prefix: str = "", drawn: str = "", **fields: Any) -> tuple[S, str]:
    """A row for a fresh secret, and the secret, which nobody can read again. Who may is the calling service's check.

    *drawn*: the secret itself, where its holder copies it by hand and another form of it was drawn.
    """
    drawn = drawn or prefix + secrets.token_urlsafe(32)
    return model._default_manager.create(hash=hashed(drawn), expires_at=until, **fields), drawn


def secret_find(rows: QuerySet[S], given: str) -> S | None:
    """The row of a secret among *rows*, live or not. One query, found or not."""
    digest = hashed(given)
    row = rows.filter(hash=digest).first()
    return row if row is not None and constant_time_compare(row.hash, digest) else None


def secret_open(rows: QuerySet[S], given: str) -> S:
    """The live row of a secret among *rows*. Raises :class:`Spent`."""
    row = secret_find(rows, given)
    if row is None or not row.live():
        raise Spent
    return row


def secrets_end(rows: QuerySet[S]) -> list[S]:
    """Revoke at once those of *rows* that nobody revoked before; answers them, each of which the caller records.

    Within a transaction: of two that revoke the same at once, the second finds it revoked.
    """
    found = list(rows.filter(ended_at=None).select_for_update(of=("self",)))
    now = timezone.now()
    for row in found:
        row.ended_at = now
    rows.model._default_manager.filter(pk__in=[row.pk for row in found]).update(ended_at=now)
    return found


def address_use(address: Address, most: int) -> None:
    """Count a use. Raises :class:`TooOften` for more than *most* within an hour, however many come at once."""
    now = timezone.now()
    row = type(address)._default_manager.filter(pk=address.pk)
    over = Q(window_at=None) | Q(window_at__lte=now - WINDOW)
    row.filter(over).update(window_at=now, window_uses=0)  # one statement: of two at once the second finds it begun
    if not row.filter(window_uses__lt=most).update(uses=F("uses") + 1, window_uses=F("window_uses") + 1, used_at=now):
        raise TooOften


def wrong_tries(what: str, request: HttpRequest) -> int:
    """Count a wrong secret, or what else anybody may send; answers how many came within a minute from this place. Each
    process of the server counts for itself. The place is that of the connection: what a header claims could be another
    one each time."""
    key = f"zotim-tries-{what}-{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key)
    except ValueError:  # the minute ended between the two
        return 1

"""Seal a text under its subject's key, open it again, destroy the key.

A sealed text is ``zs1:<key id>:<nonce and ciphertext>``. It opens only in the place for which it was sealed: subject,
table, row and field are part of what AES-GCM authenticates. Nothing is opened by itself: services and selectors call
:func:`unseal`, or :func:`opened` where the page says what is wrong, when policy has let them.
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zotim.core.audit.models import Event
from zotim.core.audit.services import Who, record
from zotim.core.sealing import store
from zotim.core.sealing.errors import Altered, KeyDestroyed, KeyMissing, NotSealed, SealingError
from zotim.core.sealing.files import write_new
from zotim.core.sealing.store import Tombstone
from zotim.engines.scripts import normalise

__all__ = [
    "Altered", "KeyDestroyed", "KeyMissing", "NotSealed", "Opened", "Place", "SealingError", "Tombstone", "blind",
    "is_sealed", "key_destroy", "key_make", "opened", "seal", "tombstones_replay", "unseal",
]  # fmt: skip

FORM = "zs1"
TOKEN = re.compile(r"zs1:([0-9a-f]{32}):([A-Za-z0-9_-]{38,})")
DESTROYED = "sealing.key.destroyed"
SETTLED = timedelta(minutes=10)
"""No transaction lasts longer: an announced destruction without its event was rolled back."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed text stands: whose it is, in which table, row and field."""

    subject_id: UUID
    table: str
    pk: UUID | int | str
    field: str

    def about(self, key_id: str) -> bytes:
        """What is authenticated with the text. No part can hold a line feed, so no two places are the same bytes."""
        parts = (f"zotim {FORM}", self.subject_id.hex, self.table, str(self.pk), self.field, key_id)
        if any("\n" in part for part in parts):
            raise ValueError("a place has no line feeds in its names")
        return "\n".join(parts).encode()


def key_make(subject_id: UUID) -> str:
    """Make the subject's key; answers its id. One that is there is kept. Raises KeyDestroyed after a destruction.

    The store isn't part of the caller's transaction: if that is rolled back, a key that seals nothing is left.
    """
    return store.make(subject_id)


def is_sealed(value: object) -> bool:
    """Whether a value has the form of a sealed text; says nothing about whether it can be opened."""
    return isinstance(value, str) and TOKEN.fullmatch(value) is not None


def seal(text: str, place: Place) -> str:
    """Seal a text for a place. Raises KeyMissing or KeyDestroyed."""
    key = store.read(place.subject_id)
    nonce = secrets.token_bytes(store.NONCE_BYTES)
    sealed = AESGCM(key.key).encrypt(nonce, text.encode("utf-8"), place.about(key.id))
    return f"{FORM}:{key.id}:{_encoded(nonce + sealed)}"


def unseal(token: str, place: Place) -> str:
    """The text that was sealed for this place.

    Raises NotSealed for what has another form, Altered for a text that was changed, moved or sealed with another key,
    KeyDestroyed and KeyMissing.
    """
    match = TOKEN.fullmatch(token) if isinstance(token, str) else None
    if match is None:
        raise NotSealed(f"{place.table}.{place.field} of {place.pk} doesn't hold a sealed text")
    key = store.read(place.subject_id)
    data = _decoded(match[2])
    if match[1] != key.id or data is None:
        raise Altered(f"{place.table}.{place.field} of {place.pk}: altered, moved or sealed with another key")
    try:
        text = AESGCM(key.key).decrypt(data[: store.NONCE_BYTES], data[store.NONCE_BYTES :], place.about(key.id))
    except InvalidTag:
        raise Altered(f"{place.table}.{place.field} of {place.pk}: altered, moved or sealed with another key") from None
    return text.decode("utf-8")


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed text that was read, or with *trouble* couldn't be: its key is gone (``destroyed``), or it isn't what was
    sealed (``altered``)."""

    text: str = ""
    trouble: str = ""


def opened(token: str | None, place: Place) -> Opened:
    """The text that was sealed for this place, or what is wrong with it; an empty one where there is no *token*.

    That it was altered is for the caller to put on record. Raises KeyMissing.
    """
    if token is None:
        return Opened()
    try:
        return Opened(unseal(token, place))
    except KeyDestroyed:
        return Opened(trouble="destroyed")
    except (Altered, NotSealed):
        return Opened(trouble="altered")


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes | None:
    """The bytes; None for a spelling that isn't the one we write, so that each token has one form."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return data if _encoded(data) == text else None


# The end of a key


@transaction.atomic
def key_destroy(*, actor: Who, subject_id: UUID, certificate: str, lost: bool = False) -> Tombstone:
    """Destroy the subject's key for ever, on a certificate (its id). Two people have decided it before: see retention.

    The event is part of the caller's transaction; the key goes when that is committed, and stays when it is rolled
    back. A crash in between is made good by :func:`tombstones_replay`. Raises KeyDestroyed, and KeyMissing unless a
    *lost* key gets its tombstone too, so that no copy of it opens anything when it turns up.
    """
    store.refuse_destroyed(subject_id)
    if not lost and not store.key_path(subject_id).exists():
        raise KeyMissing(f"there is no key of {subject_id} to destroy")
    event = record(
        actor, DESTROYED, object_type="sealing.key", object_id=str(subject_id), details={"certificate": certificate}
    )
    at = event.at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    tombstone = Tombstone(subject_id.hex, certificate, at, event.pk.hex)
    store.announce(tombstone)
    transaction.on_commit(partial(store.bury, tombstone))
    return tombstone


def tombstones_replay() -> int:
    """Destroy what has a tombstone and is there all the same; answers how many keys went.

    Run after a restore and whenever the worker starts. It also ends destructions that a crash interrupted, and copies
    tombstones that lie in one of the two places only.
    """
    gone = 0
    for tombstone in store.pending():
        if Event.objects.filter(pk=tombstone.event, verb=DESTROYED).exists():
            gone += store.bury(tombstone)
        elif datetime.fromisoformat(tombstone.at) < timezone.now() - SETTLED:
            store.withdraw(tombstone)
    return gone + sum(store.bury(tombstone) for tombstone in store.tombstones())


# Search


def blind_key() -> bytes:
    """The key of :func:`blind`, in the key folder; made on first use."""
    path = Path(settings.ZOTIM_KEYS) / "sealing-blind.key"
    if not path.exists():
        write_new(path, secrets.token_bytes(store.KEY_BYTES))
    return path.read_bytes()


def blind(text: str, purpose: str) -> str:
    """A code by which equal texts are found without reading them: HMAC-SHA256, 64 hex digits.

    Spelling that ``engines.scripts.normalise`` folds doesn't count, nor do blanks. *purpose* (``reintegration.name``)
    keeps the codes of different fields apart. Codes outlive a destroyed key: the row's disposal removes them.
    """
    key = hmac.new(blind_key(), purpose.encode(), hashlib.sha256).digest()
    return hmac.new(key, " ".join(normalise(text).text.split()).encode(), hashlib.sha256).hexdigest()

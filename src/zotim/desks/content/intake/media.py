"""The bytes of an item: encrypted under its key, opened in memory only, and each opening on record."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.sealing.blobs import blob_read
from zotim.core.sealing.errors import SealingError
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Item, PrintKind, Scan

OPEN = "content.item.open"


class Unreadable(Unfit):
    """The bytes aren't there, or aren't what was received."""


def opened(actor: Actor, item: Item, *, what: str = "opened") -> bytes:
    """The bytes, for who may look at them; an event and a line of custody (*what*) say so.

    Raises Denied; Unfit for an item without bytes and one in which the virus scanner found something; Unreadable, which
    is put on record.
    """
    allow(actor, OPEN, item)
    if item.scan == Scan.FOUND:
        raise Unfit(_("The virus scanner found something in this file. It isn't opened here."))
    try:
        data = read(item)
    except Unreadable:
        record(actor, "content.item.opened", item, outcome="failed")
        raise
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        record(actor, "content.item.opened", item, details={"as": what})
        custody_add(actor, item, what, before=digest, after=digest)
    return data


def read(item: Item) -> bytes:
    """The bytes, for the program itself. Raises Unfit, Unreadable."""
    if not item.stored:
        raise Unfit(_("There is no file of this item."))
    try:
        data = blob_read(item.pk, item.stored)
    except (SealingError, OSError, ValueError):
        raise Unreadable(_("The file can't be read: it is missing or was altered.")) from None
    kept = item.prints.filter(kind=PrintKind.SHA256).values_list("value", flat=True).first()
    if kept is None or hashlib.sha256(data).digest() != bytes(kept):
        raise Unreadable(_("The file can't be read: it is missing or was altered."))
    return data

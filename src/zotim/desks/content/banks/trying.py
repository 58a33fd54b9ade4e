"""What would this meet? Asked of all banks, and nothing of it is kept but that somebody asked."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.desks.content.banks.asking import Hit, meet
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.banks.values import address_value, asked_prints, text_value


class Tried(NamedTuple):
    """What was met: how, and the entry."""

    hit: Hit
    entry: Entry


MOST = 50
"""Entries that are shown; the nearest ones."""


def bank_try(*, actor: Actor, data: bytes = b"", text: str = "", address: str = "") -> list[Tried]:
    """What a file, a text or an address would meet now, the nearest first. It is looked at in memory alone.

    Raises Denied; Unfit where nothing is given, for a text without a letter, and for what is no address.
    """
    allow(actor, "content.bank.try")
    if not (data or text.strip() or address.strip()):
        raise Unfit(_("Choose a file, or put in a text or an address."))
    if text.strip():
        text_value(text)
    if address.strip():
        address_value(address)
    prints = asked_prints(data) if data else []
    hits = meet(prints, text, [address] if address.strip() else [])
    record(actor, "content.bank.tried", details={"hits": len(hits)})
    rows = Entry.objects.filter(number__in=[hit.number for hit in hits[:MOST]]).select_related("bank").defer("text")
    entries = {one.number: one for one in rows}
    return [Tried(hit, entries[hit.number]) for hit in hits[:MOST] if hit.number in entries]

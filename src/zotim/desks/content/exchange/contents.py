"""What stands in a packet: the same bytes each time, as long as nothing in it was withdrawn."""

import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.desks.content.banks.models import Entry
from zotim.desks.content.exchange.models import Form, Packet
from zotim.desks.content.intake.models import Item, PrintKind
from zotim.desks.content.intake.sealed import TEXTS
from zotim.formats import hashlists, stix
from zotim.formats.known import Known, Sort, Tlp
from zotim.formats.known import Packet as Written
from zotim.formats.misp import writing as misp

MOST = 100_000
"""Hashes and addresses of one file; a body that wants more follows the bank."""
SORTS = {PrintKind.PDQ.value: Sort.PDQ, PrintKind.SHA256.value: Sort.SHA256}
"""Fingerprints that both forms can hold. Those of videos and texts they can't."""


def held(packet: Packet, actor: Actor) -> tuple[list[Known], int]:
    """What it holds, and how many its form can't hold. Raises Unfit for more than fits into one file."""
    if packet.bank_id:
        rows = entries(packet)
        every = rows.count()
        known = list(_of_entries(rows))
    else:
        known, every = _of_item(packet.dispatch.item, actor)  # type: ignore[union-attr]
    if len(known) > MOST:
        raise Unfit(_("A file holds at most %(most)s of them. Let the body follow the bank.") % {"most": f"{MOST:,}"})
    return known, every - len(known)


def entries(packet: Packet) -> QuerySet[Entry]:
    """Entries that are in force, and were when somebody asked."""
    rows = Entry.objects.filter(bank=packet.bank, state="in_force", confirmed_at__lte=packet.created_at)
    return rows.order_by("number")


def _of_entries(rows: QuerySet[Entry]) -> Iterator[Known]:
    for pk, kind, value, at, note in rows.filter(kind__in=SORTS, confirmed_at__isnull=False).values_list(
        "pk", "kind", "value", "confirmed_at", "note"
    )[: MOST + 1]:
        if at is not None:
            yield Known(pk, SORTS[kind], bytes(value).hex(), at, note)


def _of_item(item: Item, actor: Actor) -> tuple[list[Known], int]:
    """The prints of an item as a whole, and where it stands; opening an address is on record."""
    known, every = [], 0
    for one in _prints(item):
        every += 1
        if one.kind in SORTS:
            known.append(Known(one.pk, SORTS[one.kind], bytes(one.value or b"").hex(), one.created_at))
    for place in item.locations.filter(gone_at=None).order_by("created_at", "pk"):
        every += 1
        if address := TEXTS.text(actor, place, "address"):
            known.append(Known(place.pk, Sort.URL, address, place.created_at))
    return known, every


def of_item(packet: Packet) -> list[UUID]:
    """By which ids what is known of an item stood in a file, whether or not it still is."""
    item, at = packet.dispatch.item, packet.created_at  # type: ignore[union-attr]
    prints = _prints(item).filter(kind__in=SORTS, created_at__lte=at).values_list("pk", flat=True)
    return [*prints, *item.locations.filter(created_at__lte=at).values_list("pk", flat=True)]


def _prints(item: Item) -> QuerySet[Any]:
    rows = item.prints.filter(kept=True, value__isnull=False)
    return rows.filter(Q(way__in=("", "whole")) | ~Q(kind=PrintKind.PDQ)).order_by("created_at", "pk")


def written(packet: Packet, known: list[Known]) -> bytes:
    """The file. Raises Unfit for one that would hold nothing."""
    if not known:
        raise Unfit(_("There is nothing in it that this form can hold."))
    if packet.form == Form.WARNING:
        title, ground = _told(packet)
        return misp.warninglist(title, ground, int(packet.created_at.timestamp()), known)
    if packet.form == Form.CSV:
        return _csv(packet, known)
    title, ground = _told(packet)
    whole = Written(
        packet.pk, title, packet.created_at, Tlp(packet.tlp), packet.classification, ground, known,
    )  # fmt: skip
    return stix.write(whole) if packet.form == Form.STIX else misp.write(whole)


def _csv(packet: Packet, known: list[Known]) -> bytes:
    """Lines as other systems read them. Each names the packet, so that a copy of a part tells to whom it was given."""
    text = io.StringIO(newline="")
    hashlists.write(((one.sort.value, one.value, one.note) for one in known), text, packet=str(packet.pk))
    return text.getvalue().encode()


def _told(packet: Packet) -> tuple[str, str]:
    """Title and ground. In English, as the file's own names are; no person is named."""
    lead = "A match is a lead for a person, never a ground."
    if packet.bank:
        return f"{packet.bank.code}: {packet.bank.title}", f"{packet.bank.provenance}. {lead}"
    of = packet.dispatch
    return f"{of}", f"What went out under {of} ({of.way}). {lead}"  # type: ignore[union-attr]


def name(packet: Packet) -> str:
    """How the file is called."""
    return f"{packet.reference}.csv" if packet.form == Form.CSV else f"{packet.reference}.{packet.form}.json"


def media_type(packet: Packet) -> str:
    """What its bytes are."""
    return "text/csv; charset=utf-8" if packet.form == Form.CSV else "application/json"

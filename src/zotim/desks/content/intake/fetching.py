"""Fetch what stands at an address: only when an officer asks for it and says why, by the rules of every address that is
fetched, into memory, in the worker's process. What comes is the item's bytes from then on."""

import hashlib
from datetime import timedelta
from io import BytesIO

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core import outgoing
from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import System, Who, record
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import enqueue
from zotim.core.sealing.blobs import blob_remove, blob_write
from zotim.desks.content.intake import kinds, prints
from zotim.desks.content.intake.arrivals import arrived, printed
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Fetch, Item, ItemKind, ItemPrint, Location
from zotim.desks.content.intake.printing import print_ask
from zotim.desks.content.intake.scanning import scan_ask
from zotim.desks.content.intake.sealed import TEXTS
from zotim.formats.text.errors import UnreadableFile
from zotim.formats.text.html import read_html

JOB = "content.item.fetch"
MOST_BYTES, MOST_SECONDS = 25 * 1024 * 1024, 60.0
"""Of what is fetched: proposals."""
MOST_TEXT = 20_000
GIVEN_UP = timedelta(minutes=10)
"""After which a fetch without a job is given up."""
_PAGE = (b"<!doctype html", b"<html", b"<head", b"<?xml")


@transaction.atomic
def fetch_ask(*, actor: Actor, item: Item, location: Location, reason: str) -> Fetch:
    """Have an address of an item fetched, for a *reason*. Raises Denied; Unfit without a reason, for an item that has
    its bytes, an address that isn't fetched, or while it is asked for already."""
    allow(actor, "content.item.fetch", item)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    if item.stored:
        raise Unfit(_("The file of this item is here already."))
    if location.item_id != item.pk or item.fetches.filter(ended_at=None).exists():
        raise Unfit(_("It is being fetched already."))
    try:
        outgoing.examine(TEXTS.text(actor, location, "address") or "")
    except outgoing.Unreachable:
        raise Unfit(_("Only addresses that begin with https:// are fetched, without a password or port.")) from None
    row = Fetch(item=item, location=location, **done_by(actor, "asked"))
    row.reason = TEXTS.put(row, "reason", reason)
    row.save(force_insert=True)
    record(actor, "content.item.fetch_asked", item, details={"fetch": str(row.pk)})
    enqueue(JOB, actor=actor, obj=item, fetch=row.pk)
    return row


def died() -> QuerySet[Fetch]:
    """Fetches at which nothing works any more: no job of theirs waits or runs."""
    alive = Job.objects.filter(name=JOB, state__in=["waiting", "running"]).values_list("arguments", flat=True)
    rows = Fetch.objects.filter(ended_at=None, created_at__lt=timezone.now() - GIVEN_UP)
    return rows.exclude(pk__in=[one["fetch"] for one in alive])


@transaction.atomic
def fetch_give_up(*, fetch: Fetch) -> None:
    """Write down that a fetch came to nothing because the program was stopped. It can be asked for again."""
    row = Fetch.objects.select_for_update(of=("self",)).select_related("item").get(pk=fetch.pk)
    if row.ended_at is None:
        row.ended_at, row.trouble = timezone.now(), "died"
        row.save(update_fields=["ended_at", "trouble"])
        details = {"trouble": row.trouble}
        record(System("fetcher"), "content.item.fetched", row.item, outcome="failed", details=details)


def fetch_do(*, actor: Who, fetch: Fetch) -> Fetch:
    """Fetch it; for the worker. What goes wrong is kept with the request, and nothing of the item changes."""
    if fetch.ended_at is not None:
        return fetch
    address = TEXTS.text(actor, fetch.location, "address") or ""
    memory, trouble = BytesIO(), ""
    try:
        outgoing.fetch(address, memory, most_bytes=MOST_BYTES, seconds=MOST_SECONDS)
    except outgoing.Unreachable as error:
        trouble = error.code
    data = memory.getvalue() if not trouble else b""
    if not trouble and not data:
        trouble = "cut"
    with transaction.atomic():
        fetch.ended_at, fetch.trouble = timezone.now(), trouble
        fetch.save(update_fields=["ended_at", "trouble"])
        if data:
            _keep(actor, Item.objects.select_for_update(of=("self",)).get(pk=fetch.item_id), data)
        outcome = "failed" if trouble else "done"
        record(actor, "content.item.fetched", fetch.item, outcome=outcome, details={"trouble": trouble})
    return fetch


def _keep(actor: Who, item: Item, data: bytes) -> None:
    """The bytes become those of the item, with their fingerprints and custody; what is above is told of it."""
    if item.stored:
        return
    kind, media_type, warning, text = _what(data)
    item.stored = blob_write(item.pk, data)
    try:
        item.kind, item.media_type, item.size, item.warning = kind, media_type, len(data), warning
        if text and item.text is None:
            item.text = TEXTS.put(item, "text", text)
        item.save(update_fields=["stored", "kind", "media_type", "size", "warning", "text"])
        made = [*prints.of_bytes(kind, data), *(prints.of_text(text) if text else [])]
        for one in made:
            one.item = item
        ItemPrint.objects.bulk_create(made)
        digest = hashlib.sha256(data).hexdigest()
        custody_add(actor, item, "fetched", after=digest)
        custody_add(actor, item, "hashed", before=digest, after=digest)
        scan_ask(actor, item)
        print_ask(actor, item)
        printed(item)
        arrived(item, item.reports.order_by("-created_at")[0])
    except BaseException:
        blob_remove(item.stored)
        raise


def _what(data: bytes) -> tuple[str, str, str, str]:
    """Kind, type, warning, and the words of a page."""
    try:
        found = kinds.kind_of(data)
    except Unfit:
        head = data[:1024].lstrip().lower()
        if not head.startswith(_PAGE):
            return ItemKind.LINK, "application/octet-stream", "", ""
        try:
            return ItemKind.LINK, "text/html", "", read_html(data, "page")[:MOST_TEXT].replace("\x00", "")
        except UnreadableFile:
            return ItemKind.LINK, "text/html", "", ""
    return found.kind, found.media_type, found.warning, ""

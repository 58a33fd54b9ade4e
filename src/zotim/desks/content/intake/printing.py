"""What takes long is made by the worker: a video's fingerprints. Until then its item is *received*, and whoever
reported or fetched it can leave the page; where a life may be in danger it doesn't wait for them."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import System, Who, record
from zotim.core.jobs.models import Job
from zotim.core.jobs.services import enqueue
from zotim.desks.content.intake import media, prints
from zotim.desks.content.intake.arrivals import arrived, printed
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Item, ItemKind, ItemPrint, PrintKind, Urgency

JOB = "content.item.print"
LATE = timedelta(minutes=10)
"""After which fingerprints without a job are asked for again."""
PRINTER = System("fingerprints")


def unprinted() -> QuerySet[Item]:
    """Videos whose fingerprints aren't made yet."""
    made = ItemPrint.objects.filter(item=OuterRef("pk"), kind=PrintKind.FRAMES)
    return Item.objects.filter(~Exists(made), kind=ItemKind.VIDEO).exclude(stored="").exclude(state="closed")


def waits(item: Item) -> bool:
    """Whether an item waits for its fingerprints before anybody reads it."""
    return item.state == "received" and item.urgency != Urgency.LIFE and unprinted().filter(pk=item.pk).exists()


def print_ask(actor: Who, item: Item) -> None:
    """Have the fingerprints of an item made that takes long, once."""
    if unprinted().filter(pk=item.pk).exists() and not _asked().filter(arguments__item=str(item.pk)).exists():
        enqueue(JOB, actor=actor, obj=item, item=str(item.pk))


def _asked() -> QuerySet[Job]:
    return Job.objects.filter(name=JOB, state__in=["waiting", "running"])


def forgotten() -> list[Item]:
    """Items whose fingerprints nothing works at any more: their job was cancelled, or failed too often."""
    rows = list(unprinted().filter(created_at__lt=timezone.now() - LATE).defer("text"))
    asked = {one["item"] for one in _asked().values_list("arguments", flat=True)} if rows else set()
    return [one for one in rows if str(one.pk) not in asked]


def item_print(*, item: Item) -> Item:
    """Make the fingerprints of a video and let it go on: all of it or nothing; may be done again."""
    try:
        data = media.read(item)
        made, digest = prints.of_video(data), hashlib.sha256(data).hexdigest()
    except Unfit:  # its bytes are gone or altered: people see that, and read it all the same
        made, digest = [ItemPrint(kind=PrintKind.FRAMES, trouble="damaged")], ""
    with transaction.atomic():
        row = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
        if not unprinted().filter(pk=row.pk).exists():
            return row
        for one in made:
            one.item = row
        ItemPrint.objects.bulk_create(made)
        custody_add(PRINTER, row, "hashed", before=digest, after=digest)
        record(PRINTER, "content.item.printed", row, details={"prints": len(made)})
        if row.state == "received":
            arrived(row, row.reports.order_by("-created_at")[0])
        else:
            printed(row)
    return row

"""In the background: addresses that officers asked for, the virus scanner, and files that nothing names."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.audit.services import System, record
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.sealing.blobs import blobs_sweep, names_blobs
from zotim.desks.content.intake import fetching, printing, scanning
from zotim.desks.content.intake.models import Fetch, Item

names_blobs("content.item", lambda: Item.objects.exclude(stored="").values_list("stored", flat=True).iterator())


@job(fetching.JOB, retries=0)
def fetch(run: Run, fetch: str) -> None:
    """Fetch an address. One that can't be reached is said on the page of the item."""
    fetching.fetch_do(actor=run.actor, fetch=Fetch.objects.select_related("item", "location").get(pk=fetch))
    run.progress(1, 1)


@every(timedelta(minutes=15), when=lambda: fetching.died().exists())
@job("content.item.fetch.died", retries=3)
def fetch_died(run: Run) -> None:
    """End fetches that nothing works at any more, so that they can be asked for again."""
    for one in fetching.died():
        fetching.fetch_give_up(fetch=one)
    run.progress(1, 1)


@job(printing.JOB)
def make_prints(run: Run, item: str) -> None:
    """Make the fingerprints of a video."""
    found = Item.objects.filter(pk=item).first()
    if found is not None:
        printing.item_print(item=found)
    run.progress(1, 1)


@every(timedelta(minutes=15), when=lambda: bool(printing.forgotten()))
@job("content.item.print.again")
def print_again(run: Run) -> None:
    """Have fingerprints made of which a job was lost."""
    for one in printing.forgotten():
        printing.print_ask(run.actor, one)
    run.progress(1, 1)


@job(scanning.JOB, retries=5)
def scan(run: Run, item: str) -> None:
    """Scan the bytes of an item."""
    found = Item.objects.filter(pk=item).first()
    if found is not None:
        scanning.item_scan(actor=System("scanner"), item=found)
    run.progress(1, 1)


@every(timedelta(days=1))
@job("content.blobs.sweep", retries=3)
def sweep(run: Run) -> None:
    """Remove encrypted files older than a day that no row names: a report was rolled back, or broken off."""
    removed = blobs_sweep(timezone.now() - timedelta(days=1))
    if removed:
        record(System("housekeeping"), "content.blobs.swept", details={"removed": removed})
    run.progress(removed, removed)

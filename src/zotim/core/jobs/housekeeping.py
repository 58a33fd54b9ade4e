"""What the house does by itself: sign the log once a day, send the mails that wait, carry out approved disposals,
remove bytes that an upload left behind, and tell SQLite how much its tables hold."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from zotim.core.audit.services import System, checkpoint, record
from zotim.core.evidence.store import remove_left_over
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.notifications.services import anything_to_send, send_some
from zotim.core.retention.disposal import carry_on
from zotim.core.retention.models import DisposalRun


@every(timedelta(days=1))
@job("audit.checkpoint.publish", retries=10)
def publish_checkpoint(run: Run) -> None:
    """Sign how far the log is sealed, and publish the note in the folder of checkpoints."""
    checkpoint()


@every(timedelta(seconds=5), when=anything_to_send)
@job("notifications.notification.send", retries=0)
def send_notifications(run: Run) -> None:
    """Send the mails that wait. Each has attempts of its own, so the job itself isn't tried again."""
    sent = 0
    while more := send_some():
        sent += more
        run.progress(sent, sent + 1)
    run.progress(sent, sent)


def _approved_disposals() -> bool:
    return DisposalRun.objects.filter(state="approved").exists()


@every(timedelta(minutes=1), when=_approved_disposals)
@job("retention.disposal.carry_on", retries=3)
def carry_out_disposals(run: Run) -> None:
    """Carry out disposals that two people approved, begun before a crash or not."""
    done = len(carry_on())
    run.progress(done, done)


@every(timedelta(days=1))
@job("evidence.file.sweep", retries=3)
def sweep_files(run: Run) -> None:
    """Remove bytes older than a day that no row names: an upload was rolled back, or broken off by a crash."""
    removed = remove_left_over(timezone.now() - timedelta(days=1))
    if removed:
        record(System("housekeeping"), "evidence.files.swept", details={"removed": removed})
    run.progress(removed, removed)


LOOKED_AT = 1_000
"""Rows of an index that SQLite looks at: enough to know which of two is the better, in milliseconds at any size."""


def _on_sqlite() -> bool:
    return connection.vendor == "sqlite"


@every(timedelta(days=1), when=_on_sqlite)
@job("database.statistics.renew", retries=3)
def renew_statistics(run: Run) -> None:
    """Let SQLite look at its tables anew: without that it takes the wrong index for a long list. PostgreSQL does it by
    itself."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
    run.progress(1, 1)

"""What the house does by itself: sign the log once a day, send the mails that wait."""

from datetime import timedelta

from zotim.core.audit.services import checkpoint
from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.core.notifications.services import anything_to_send, send_some


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

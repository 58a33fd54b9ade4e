"""What the worker does for other bodies: they are told by mail what of their files was withdrawn."""

from datetime import timedelta

from django.utils import timezone

from zotim.core.jobs.registry import every, job
from zotim.core.jobs.run import Run
from zotim.desks.content.exchange.services import recalls


@every(timedelta(minutes=1), when=lambda: recalls.mails_due(timezone.now()).exists())
@job("content.recalls.send", retries=5)
def send_recalls(run: Run) -> None:
    """Bodies that have a file are told what of it was withdrawn."""
    left = recalls.mails_send(run.actor, timezone.now())
    run.progress(left, left)

"""Sources that are fetched: from which address, how often, and since when one can't be reached."""

import logging
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core import outgoing
from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by, undone
from zotim.core.audit.services import record
from zotim.core.evidence.content import Refused
from zotim.core.evidence.services import clean_name
from zotim.desks.screening.lists.models import Source
from zotim.desks.screening.lists.services import version_take_paths

log = logging.getLogger("zotim.lists")
MOST_BYTES, MOST_SECONDS = 1_000_000_000, 900.0
"""Of one file that is fetched: proposals."""
SCHEDULE = ("address", "fetch_every", "scheduled_by", "scheduled_for", "fetch_at")
TRIED = ("tried_at", "trouble", "trouble_since")


@transaction.atomic
def source_schedule(*, actor: Actor, source: Source, address: str, fetch_every: int | None) -> Source:
    """Fetch a list from an address every so many hours, or, with no address, no more. Who says so answers for what is
    fetched, as if they put it in. Raises Unfit."""
    allow(actor, "screening.source.schedule", source)
    if address and source.decided_here:
        raise Unfit(_("The entries of this list are decided on here. No file of it is put in."))
    if address and not fetch_every:
        raise Unfit(_("Say how often."), "fetch_every")
    if address:
        try:
            outgoing.examine(address)
        except outgoing.Unreachable:
            raise Unfit(
                _("Write an address that begins with https:// and names no password or port."), "address"
            ) from None
    source.address, source.fetch_every = address, fetch_every if address else None
    for name, value in (done_by(actor, "scheduled") if address else undone("scheduled")).items():
        setattr(source, name, value)
    source.fetch_at = timezone.now() if address else None
    source.tried_at = source.trouble_since = None
    source.trouble = ""
    source.save(update_fields=[*SCHEDULE, *TRIED])
    record(actor, "screening.source.scheduled", source)
    return source


def due(now: datetime) -> QuerySet[Source]:
    """Sources whose hour has come, that which waits longest first."""
    rows = Source.objects.filter(ended_on=None, fetch_at__lte=now).select_related("scheduled_by")
    return rows.order_by("fetch_at", "pk")


def source_fetch(*, source: Source) -> Source:
    """Fetch a list and take it in. What goes wrong is kept with the source, since when; what is in force stays.

    Nothing is fetched for somebody who doesn't keep lists any more, or doesn't stand in any more for whom they did.
    """
    if source.scheduled_by is None:
        return source
    actor, now = actor_of(source.scheduled_by, acting_for=source.scheduled_for_id), timezone.now()
    try:
        if actor.on_behalf_of_id != source.scheduled_for_id:
            raise Denied("screening.version.take", source)
        allow(actor, "screening.version.take", source)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "list"
            said = outgoing.fetch(source.address, path, most_bytes=MOST_BYTES, seconds=MOST_SECONDS)
            named = path.rename(path.with_name(clean_name(said.name, "text/plain")))
            day = min(said.modified_on or timezone.localdate(), timezone.localdate())
            version_take_paths(actor=actor, source=source, paths=[named], published_on=day)
        trouble = ""
    except outgoing.Unreachable as error:
        trouble = error.code
    except Denied:
        trouble = "officer"
    except Unfit:
        trouble = "waits"
    except (Refused, OSError):
        trouble = "unreadable"
    except Exception as error:  # whatever a server does: the others are fetched all the same
        # The text of an error can hold what a server says: the log gets its name only.
        log.error("list %s can't be fetched: %s", source.reference, type(error).__name__)
        trouble = "failed"
    hours = timedelta(hours=source.fetch_every or 24)
    since = (source.trouble_since or now) if trouble else None
    values = {"fetch_at": now + hours, "tried_at": now, "trouble": trouble, "trouble_since": since}
    with transaction.atomic():
        # Whoever said something else meanwhile is right.
        if Source.objects.filter(pk=source.pk, address=source.address, fetch_every=source.fetch_every).update(**values):
            details = {"trouble": trouble} if trouble else {}
            record(
                actor, "screening.source.fetched", source, outcome="failed" if trouble else "done", details=details
            )  # fmt: skip
    return source

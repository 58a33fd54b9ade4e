"""Mask the names of a message after the term: they go into another table, under another key; the first is destroyed."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zotim.core.audit.services import System, record
from zotim.core.clocks.holidays import own_calendar
from zotim.core.clocks.lengths import begun_before, due_at
from zotim.core.clocks.registry import zone
from zotim.core.sealing.errors import KeyDestroyed
from zotim.core.sealing.services import key_destroy
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.travel.clocks import MASK
from zotim.desks.screening.travel.models import MaskedPassenger, Message, Passenger
from zotim.desks.screening.travel.sealed import TEXTS
from zotim.desks.screening.travel.services.messages import CHANNEL

MASKER = System("travel")
AT_ONCE = 50
"""Messages that one run masks; the next goes on."""


def mask_at(message: Message) -> datetime:
    """When the names of a message are to be masked."""
    return due_at(message.received_at, MASK.length, zone(), own_calendar())


def messages_to_mask(now: datetime) -> list[Message]:
    """Messages whose term is over, the oldest first."""
    border = begun_before(now, MASK.length, zone(), own_calendar())
    with in_channels(MASKER, CHANNEL):
        return list(
            Message.objects.filter(masked_at=None, received_at__lt=border).order_by("received_at", "pk")[:AT_ONCE]
        )


def messages_mask(*, now: datetime | None = None) -> int:
    """Mask what is due; answers how many messages. Each in a transaction of its own: may be done again at any time."""
    due = messages_to_mask(now or timezone.now())
    for message in due:
        _mask(message)
    return len(due)


@transaction.atomic
def _mask(message: Message) -> None:
    with in_channels(MASKER, CHANNEL):
        if not Message.objects.filter(pk=message.pk, masked_at=None).update(masked_at=timezone.now()):
            return  # another worker was quicker
        rows = list(Passenger.objects.filter(message=message, sealed__isnull=False))
        made = []
        for row in rows:
            text = TEXTS.text(MASKER, row, "sealed")
            if text is not None:  # what can't be read any more can't be masked either: it goes
                masked = MaskedPassenger(message=message, passenger=row)
                masked.sealed = TEXTS.put(masked, "sealed", text)
                made.append(masked)
        MaskedPassenger.objects.bulk_create(made, batch_size=500)
        Passenger.objects.filter(message=message).update(sealed=None)
        with suppress(KeyDestroyed):  # as after a restore: its tombstone stands
            key_destroy(actor=MASKER, subject_id=message.names_key, certificate=str(message.pk), lost=True)
        record(MASKER, "screening.message.masked", message, details={"people": len(rows)})

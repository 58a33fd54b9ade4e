"""Letters to obliged entities: one with a link, in their language; whatever a mail server does, the others leave."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.desks.screening.agency.models import ObligedEntity

AGAIN = timedelta(minutes=10)
"""After so long a mail that couldn't be sent is tried again."""
SOME = 50
"""So many are sent at once."""
CHASE_EVERY = timedelta(hours=24)
CHASE_MOST = 5
"""Reminders of one notice or request; then it is for an officer to call."""

R = TypeVar("R", bound=models.Model)
log = logging.getLogger("zotim.agency")


def send_each(
    waiting: Sequence[R], send: Callable[[R], None], now: datetime, failed: Callable[[R], None] | None = None
) -> int:
    """Send a mail for each; answers how many were tried. A mail leaves before its row says so: after a crash between
    the two it is sent twice rather than never. One that fails is tried again; *failed* puts it down."""
    for one in waiting:
        type(one)._default_manager.filter(pk=one.pk).update(tried_at=now)
        try:
            with transaction.atomic():
                send(one)
        except Exception as error:  # whatever a mail server does: the others are told all the same
            log.warning("%s %s: %s", one._meta.model_name, one.pk, type(error).__name__)
            if failed is not None:
                with transaction.atomic():
                    failed(one)
    return len(waiting)


def to_be_mailed(now: datetime, *states: str, first: Sequence[str] = ("due",)) -> Q:
    """Who can be mailed now: those who wait for their *first* mail, and those who are late in one of these *states* and
    weren't reminded lately."""
    new = Q(state__in=first) & (Q(tried_at=None) | Q(tried_at__lte=now - AGAIN))
    late = Q(state__in=states, due_at__lte=now, chased__lt=CHASE_MOST)
    late &= Q(tried_at=None) | Q(tried_at__lte=now - CHASE_EVERY)
    return Q(entity__until=None) & ~Q(entity__email="") & (new | late)


def chased(row: models.Model) -> None:
    """Count a reminder."""
    type(row)._default_manager.filter(pk=row.pk).update(chased=F("chased") + 1)


def letter(entity: ObligedEntity, subject: str, text: str, address: str) -> EmailMessage:
    """A mail with a link. Texts are made in the language of the entity by the caller."""
    with override(entity.language):
        end = _("The link is for your office alone. Each use is on record.")
    return EmailMessage(subject=subject, body=f"{text}\n\n{address}\n\n{end}\n", to=[entity.email])


def address_of(page: str, secret: str, entity: ObligedEntity) -> str:
    """Where a link leads, in the language of the entity."""
    return f"{settings.ZOTIM_ADDRESS}{reverse(page, args=[secret])}?language={entity.language}"

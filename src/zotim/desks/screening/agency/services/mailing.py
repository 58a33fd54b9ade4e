"""Letters to obliged entities: one with a link, in their language; whatever a mail server does, the others leave."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from zotim.desks.screening.agency.models import ObligedEntity

AGAIN = timedelta(minutes=10)
"""After so long a mail that couldn't be sent is tried again."""
SOME = 50
"""So many are sent at once."""

R = TypeVar("R", bound=models.Model)
log = logging.getLogger("zotim.agency")


def send_each(waiting: Sequence[R], send: Callable[[R], None], now: datetime) -> int:
    """Send a mail for each; answers how many were tried. A mail leaves before its row says so: after a crash between
    the two it is sent twice rather than never. One that fails is tried again, and nothing else is said of it."""
    for one in waiting:
        type(one)._default_manager.filter(pk=one.pk).update(tried_at=now)
        try:
            with transaction.atomic():
                send(one)
        except Exception as error:  # whatever a mail server does: the others are told all the same
            log.warning("%s %s: %s", one._meta.model_name, one.pk, type(error).__name__)
    return len(waiting)


def letter(entity: ObligedEntity, subject: str, text: str, address: str) -> EmailMessage:
    """A mail with a link. Texts are made in the language of the entity by the caller."""
    with override(entity.language):
        end = _("The link is for your office alone. Each use is on record.")
    return EmailMessage(subject=subject, body=f"{text}\n\n{address}\n\n{end}\n", to=[entity.email])


def address_of(page: str, secret: str, entity: ObligedEntity) -> str:
    """Where a link leads, in the language of the entity."""
    return f"{settings.ZOTIM_ADDRESS}{reverse(page, args=[secret])}?language={entity.language}"

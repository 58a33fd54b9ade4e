"""Links by which a body answers with a spreadsheet, without an account and without a cookie.

A link is the id of its row, signed with the installation's secret: it can't be guessed, opens one portion for nothing
but its sheet, ends by itself, and is revoked by one click. Whoever holds it can answer, so each use is on record.
"""

from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.register.data_calls.models import Portion, ReturnLink
from zotim.register.data_calls.services.calls import in_state

SALT = "zotim.register.return_link"
LONGEST = timedelta(days=60)
WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 40
"""Uses of one link in an hour (pages, downloads and uploads); then it answers 429 until the hour is over."""


class Spent(Exception):
    """The link opens nothing: forged, cut short, expired, revoked, or its call is over. All look the same outside."""


class TooOften(Exception):
    """The link was used too often within the hour."""


@transaction.atomic
def link_make(*, actor: Actor, portion: Portion, days: int) -> tuple[ReturnLink, str]:
    """A link for a portion, good for *days*, and its secret part, which is shown once and kept nowhere.

    Raises :class:`Unfit` for a length that isn't allowed, WrongState when the call isn't out.
    """
    allow(actor, "register.link.make", portion)
    in_state(portion.call, "open")
    if not 1 <= days <= LONGEST.days:
        raise Unfit(_("A link is good for one to %(days)s days.") % {"days": LONGEST.days}, "days")
    link = ReturnLink.objects.create(
        portion=portion, made_by_id=actor.person_id, expires_at=timezone.now() + timedelta(days=days)
    )
    record(actor, "register.link.made", link, details={"portion": str(portion.pk)})
    return link, signing.dumps(link.pk.hex, salt=SALT)


@transaction.atomic
def link_end(*, actor: Actor, link: ReturnLink) -> ReturnLink:
    """Revoke a link at once. Doing it again changes nothing."""
    allow(actor, "register.link.make", link.portion)
    if ReturnLink.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now()):
        record(actor, "register.link.ended", link, details={"portion": str(link.portion_id)})
    return link


@transaction.atomic
def link_use(*, secret: str, what: str) -> ReturnLink:
    """The live link of *secret*; counts and records its use (*what*: opened, downloaded, uploaded).

    Raises :class:`Spent` and :class:`TooOften`.
    """
    try:
        key = UUID(str(signing.loads(secret, salt=SALT, max_age=LONGEST)))
    except (signing.BadSignature, ValueError):
        raise Spent from None
    now = timezone.now()
    link = (
        ReturnLink.objects.select_related("portion__call", "portion__organisation")
        .filter(pk=key, ended_at=None, expires_at__gt=now, portion__call__state="open")
        .first()
    )
    if link is None:
        raise Spent
    row = ReturnLink.objects.filter(pk=key)
    if not row.filter(window_at__gt=now - WINDOW).exists():
        row.update(window_at=now, window_uses=0)
    if not row.filter(window_uses__lt=MOST_IN_WINDOW).update(
        uses=F("uses") + 1, window_uses=F("window_uses") + 1, used_at=now
    ):
        raise TooOften
    verb = {
        "opened": "register.link.opened",
        "downloaded": "register.link.downloaded",
        "uploaded": "register.link.uploaded",
    }[what]
    record(VISITOR, verb, link, details={"portion": str(link.portion_id)})
    return link

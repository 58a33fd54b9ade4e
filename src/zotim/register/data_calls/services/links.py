"""Links by which a body answers with a spreadsheet, without an account and without a cookie.

A link can't be guessed, opens one portion for nothing but its sheet, ends by itself, and is revoked by one click
(:mod:`zotim.core.access.secrets`). Whoever holds it can answer, so each use is on record.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import VISITOR, Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.secrets import Spent, address_use, secret_make, secret_open, secrets_end
from zotim.core.audit.services import record
from zotim.register.data_calls.models import Portion, ReturnLink
from zotim.register.data_calls.services.calls import in_state

LONGEST = timedelta(days=60)
MOST_IN_WINDOW = 40
"""Uses of one link in an hour (pages, downloads and uploads); then it answers 429 until the hour is over."""


@transaction.atomic
def link_make(*, actor: Actor, portion: Portion, days: int) -> tuple[ReturnLink, str]:
    """A link for a portion, good for *days*, and its secret part, which is shown once and kept nowhere.

    Raises :class:`Unfit` for a length that isn't allowed, WrongState when the call isn't out.
    """
    allow(actor, "register.link.make", portion)
    in_state(portion.call, "open")
    if not 1 <= days <= LONGEST.days:
        raise Unfit(_("A link is good for one to %(days)s days.") % {"days": LONGEST.days}, "days")
    until = timezone.now() + timedelta(days=days)
    link, secret = secret_make(ReturnLink, until=until, portion=portion, made_by_id=actor.person_id)
    record(actor, "register.link.made", link, details={"portion": str(portion.pk)})
    return link, secret


@transaction.atomic
def link_end(*, actor: Actor, link: ReturnLink) -> ReturnLink:
    """Revoke a link at once. Doing it again changes nothing."""
    allow(actor, "register.link.make", link.portion)
    for one in secrets_end(ReturnLink.objects.filter(pk=link.pk)):
        record(actor, "register.link.ended", one, details={"portion": str(one.portion_id)})
    return link


@transaction.atomic
def link_use(*, secret: str, what: str) -> ReturnLink:
    """The live link of *secret*; counts and records its use (*what*: opened, downloaded, uploaded).

    Raises :class:`Spent`, also when its call is over, and :class:`TooOften`.
    """
    link = secret_open(ReturnLink.objects.select_related("portion__call", "portion__organisation"), secret)
    if link.portion.call.state != "open":
        raise Spent
    address_use(link, MOST_IN_WINDOW)
    verb = {
        "opened": "register.link.opened",
        "downloaded": "register.link.downloaded",
        "uploaded": "register.link.uploaded",
    }[what]
    record(VISITOR, verb, link, details={"portion": str(link.portion_id)})
    return link

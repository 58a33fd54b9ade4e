"""Every write about costs."""

import re
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.desks.deployments.costs.models import CURRENCY, Payment, RankGroup, Rate
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.missions.services import lock


def _money(amount: Decimal, currency: str) -> None:
    if not re.fullmatch(CURRENCY, currency):
        raise Unfit(_("A currency has three capital letters, such as EUR."), "currency")
    if amount < 0:
        raise Unfit(_("It isn't less than nothing."), "amount")


@transaction.atomic
def rate_enter(
    *, actor: Actor, mission: Mission, kind: str, amount: Decimal, currency: str, from_on: date, source: str,
    ranks: str = RankGroup.ALL, certain: bool = False,
) -> Rate:  # fmt: skip
    """Say what a month in a billet or a tour costs from a day on, with where that stands.

    Raises :class:`Unfit` for what isn't an amount in a currency, stands nowhere, and a rate for the same from the same
    day.
    """
    lock(mission)
    allow(actor, "deployments.rate.enter", mission)
    _money(amount, currency)
    if not source.strip():
        raise Unfit(_("Say where it stands."), "source")
    try:
        with transaction.atomic():
            rate = Rate.objects.create(
                mission=mission, kind=kind, ranks=ranks, amount=amount, currency=currency, from_on=from_on,
                source=source.strip(), certain=certain, **done_by(actor, "entered"),
            )  # fmt: skip
    except IntegrityError as error:
        raise Unfit(_("There is a rate for this from this day. End that one first."), "from_on") from error
    record(actor, "deployments.rate.entered", rate, details={"mission": str(mission.pk)})
    return rate


@transaction.atomic
def payment_enter(
    *, actor: Actor, mission: Mission, kind: str, amount: Decimal, currency: str, paid_on: date, document: str,
    billet: Billet | None = None,
) -> Payment:  # fmt: skip
    """Put on record what was paid, with the number of the document that shows it.

    Raises :class:`Unfit` for what isn't an amount in a currency, no document, a day to come, and a billet of another
    mission.
    """
    lock(mission)
    allow(actor, "deployments.payment.enter", mission)
    _money(amount, currency)
    if not amount:
        raise Unfit(_("Say how much."), "amount")
    if not document.strip():
        raise Unfit(_("Give the number of the document that shows it."), "document")
    if paid_on > timezone.localdate():
        raise Unfit(_("This day hasn't come yet."), "paid_on")
    if billet and billet.mission_id != mission.pk:
        raise Unfit(_("Choose a billet of this mission."), "billet")
    payment = with_reference(
        lambda reference: Payment.objects.create(
            reference=reference, mission=mission, billet=billet, kind=kind, amount=amount, currency=currency,
            paid_on=paid_on, document=document.strip(), **done_by(actor, "entered"),
        )
    )  # fmt: skip
    record(actor, "deployments.payment.entered", payment, details={"mission": str(mission.pk)})
    return payment


@transaction.atomic
def rate_end(*, actor: Actor, rate: Rate) -> Rate:
    """Say that a rate counts no more, as when it was a mistake. Raises :class:`Unfit` for one that doesn't."""
    lock(rate.mission)
    allow(actor, "deployments.rate.end", rate)
    _end(rate)
    record(actor, "deployments.rate.ended", rate)
    return rate


@transaction.atomic
def payment_end(*, actor: Actor, payment: Payment) -> Payment:
    """Say that a payment counts no more, as when it was a mistake. Raises :class:`Unfit` for one that doesn't."""
    lock(payment.mission)
    allow(actor, "deployments.payment.end", payment)
    _end(payment)
    record(actor, "deployments.payment.ended", payment)
    return payment


def _end(row: Rate | Payment) -> None:
    now = timezone.now()
    if not type(row)._base_manager.filter(pk=row.pk, ended_at=None).update(ended_at=now):
        raise Unfit(_("It doesn't count any more."))
    row.ended_at = now

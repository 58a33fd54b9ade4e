"""A bank is added, changed, and asked in another way: of one that protects, when a second person agrees."""

import re

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.banks.models import Bank, BankChange
from zotim.desks.content.banks.models.banks import FARTHEST
from zotim.desks.content.banks.services.who import is_person
from zotim.desks.content.banks.states import CHANGE, DECIDE_CHANGE
from zotim.desks.content.law.policy import CURATORS

CODE = re.compile(r"[A-Z_][A-Z0-9_]*")
MOST_CODE = 64


@transaction.atomic
def bank_add(
    *, actor: Who, code: str, title: str, kind: str, provenance: str, distance: int = 31, enabled: bool = True
) -> Bank:
    """Add a bank, which is empty. What the system adds is another system's wish, whose check it was. Raises Denied for
    a person who may not, Unfit for a short name that is taken, too long or has other letters."""
    if is_person(actor):
        allow(actor, "content.bank.add")  # type: ignore[arg-type]
    if not CODE.fullmatch(code) or len(code) > MOST_CODE:
        raise Unfit(
            _("A short name has capital letters, digits and underscores, and doesn't begin with a digit."), "code"
        )
    if Bank.objects.filter(code=code).exists():
        raise Unfit(_("Another bank has this short name."), "code")
    _near_enough(distance)
    bank = Bank.objects.create(
        code=code, title=title.strip(), kind=kind, provenance=provenance.strip(), distance=distance, enabled=enabled
    )
    record(actor, "content.bank.added", bank)
    return bank


@transaction.atomic
def bank_change(*, actor: Actor, bank: Bank, title: str, provenance: str) -> Bank:
    """Change what a bank is called, or what is said of where its entries come from. Short name and kind stay."""
    allow(actor, "content.bank.change", bank)
    bank.title, bank.provenance = title.strip(), provenance.strip()
    bank.save(update_fields=["title", "provenance"])
    record(actor, "content.bank.changed", bank)
    return bank


@transaction.atomic
def bank_ask(*, actor: Actor, bank: Bank, enabled: bool, distance: int, reason: str) -> BankChange | None:
    """Say whether a bank is asked, and how near something has to be.

    It is so at the next question; of a bank that protects, when another person agrees: the change that waits is
    answered. Raises Unfit without a reason, for nothing changed, and while another change waits.
    """
    allow(actor, "content.bank.change", bank)
    bank = Bank.objects.select_for_update(no_key=True).get(pk=bank.pk)
    _near_enough(distance)
    if (bank.enabled, bank.distance) == (enabled, distance):
        raise Unfit(_("It is asked like that already."))
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    if not bank.protects:
        _set(actor, bank, enabled, distance)
        return None
    if bank.changes.filter(state="asked").exists():
        raise Unfit(_("A change of this bank waits for a second person. Decide on it first."))
    change = BankChange.objects.create(
        bank=bank, enabled=enabled, distance=distance, reason=reason.strip(), **done_by(actor, "asked")
    )
    record(actor, "content.bankchange.asked", change)
    notify(holders(*CURATORS) - actor.people, "content.bankchange.asked", change)
    return change


@transaction.atomic
def change_decide(*, actor: Actor, change: BankChange, accepted: bool) -> BankChange:
    """Agree to a change that another person asked for, or refuse it; who asked may take it back by refusing.

    Raises NeedsAnotherPerson for agreeing by who asked, deputies included; WrongState for one that is decided.
    """
    allow(actor, DECIDE_CHANGE, change)
    if accepted:
        refuse_own(actor, DECIDE_CHANGE, change, behind(change, "asked"))
    step = CHANGE.move(
        change, "agree" if accepted else "refuse", decided_at=timezone.now(), **done_by(actor, "decided")
    )
    record(actor, step.event, change)
    if accepted:
        _set(actor, change.bank, change.enabled, change.distance)
    return change


def _set(actor: Actor, bank: Bank, enabled: bool, distance: int) -> None:
    bank.enabled, bank.distance = enabled, distance
    bank.save(update_fields=["enabled", "distance"])
    record(actor, "content.bank.changed", bank, details={"distance": distance, "enabled": enabled})


def _near_enough(distance: int) -> None:
    if not 0 <= distance <= FARTHEST:
        raise Unfit(_("A bank reaches from 0 to %(most)s bits.") % {"most": FARTHEST}, "distance")

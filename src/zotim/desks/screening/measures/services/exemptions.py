"""What a person asks to be given back, and what is permitted without asking."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import notify
from zotim.core.records import save_new
from zotim.desks.screening.asking.channels import inside
from zotim.desks.screening.bases.models import LegalStep
from zotim.desks.screening.bases.services import in_force
from zotim.desks.screening.measures.models import LIVE, Exemption, Freeze, Permitted
from zotim.desks.screening.measures.sealed import TEXTS
from zotim.desks.screening.measures.services.persons import officers
from zotim.desks.screening.measures.states import EXEMPTION, FREEZE, GRANT


@transaction.atomic
@inside
def exemption_ask(
    *, actor: Actor, freeze: Freeze, kind: str, what: str, amount: Decimal, currency: str, asked_on: date,
    monthly: bool = False,
) -> Exemption:  # fmt: skip
    """Put in what the person, or somebody for them, asks for. Raises Unfit when the freeze is over."""
    person_may(actor, "screening.exemption.ask", freeze)
    if freeze.state not in LIVE:
        raise Unfit(_("It is over: nothing is asked of it."))
    row = Exemption(
        freeze=freeze, kind=kind, amount=amount, currency=currency, monthly=monthly, asked_on=asked_on,
        put_in_by_id=actor.person_id,
    )  # fmt: skip
    row.what = TEXTS.put(row, "what", said(what, "what"))
    save_new(row)
    record(actor, "screening.exemption.asked", row, details={"freeze": str(freeze.pk)})
    return row


@transaction.atomic
@inside
def exemption_advise(
    *, actor: Actor, exemption: Exemption, grant: bool, reason: str, ends_on: date, told_on: date | None = None
) -> Exemption:
    """Say, as the first officer, whether it should be granted and until when; *told_on*: when whoever the legal basis
    names was told. What was advised before, and why it was returned, stays readable above.

    Raises Unfit without a basis, a reason, a day to come, or that day; WrongState.
    """
    person_may(actor, "screening.exemption.advise", exemption)
    basis = in_force(exemption.kind, exemption.freeze.basis)
    if ends_on < timezone.localdate():
        raise Unfit(_("This day is past."), "ends_on")
    if grant and basis.told_to and told_on is None:
        raise Unfit(_("%(who)s has to be told before. Say when that was.") % {"who": basis.told_to}, "told_on")
    older = TEXTS.text(actor, exemption, "advice")
    advice = f"{older}\n{said(reason)}" if older else said(reason)
    step = EXEMPTION.move(
        exemption, "advise", advises=grant, advice=TEXTS.put(exemption, "advice", advice), ends_on=ends_on,
        told_on=told_on, rests_on_id=basis.pk, **done_by(actor, "advised"),
    )  # fmt: skip
    record(actor, step.event, exemption)
    notify(officers(but=actor), step.event, exemption)
    return exemption


@transaction.atomic
@inside
def exemption_decide(*, actor: Actor, exemption: Exemption, granted: bool, reason: str) -> Exemption:
    """Grant or refuse, as the second officer: a part of the freeze is released for its term.

    Raises NeedsAnotherPerson for who advised, deputies included; Unfit without a reason, and for a grant that can't be
    given; WrongState.
    """
    _second(actor, exemption)
    freeze = _held_still(exemption)
    if granted:
        _grantable(exemption, freeze)
    step = EXEMPTION.move(
        exemption, "grant" if granted else "refuse", decided_at=timezone.now(),
        decision=TEXTS.put(exemption, "decision", said(reason)), **done_by(actor, "decided"),
    )  # fmt: skip
    record(actor, step.event, exemption)
    if granted and freeze.state == "frozen":
        taken = FREEZE.move(freeze, "release")
        record(actor, taken.event, freeze)
    notify({exemption.advised_by_id, exemption.put_in_by_id} - actor.people, step.event, exemption)
    return exemption


def _grantable(exemption: Exemption, freeze: Freeze) -> None:
    """Raise Unfit for a grant while the freeze isn't confirmed, before whoever has to be told was, after its term, and
    under a legal basis that isn't in force any more: another one may want somebody else to be told."""
    if freeze.state not in ("frozen", "partly"):
        raise Unfit(_("First the hold itself is confirmed or lifted."))
    basis = exemption.rests_on
    if basis is None or in_force(exemption.kind, freeze.basis) != basis:
        raise Unfit(_("It was advised on under a legal basis that isn't in force any more. Return it."))
    if basis.told_to and exemption.told_on is None:
        raise Unfit(_("%(who)s has to be told before. Return it.") % {"who": basis.told_to})
    if exemption.ends_on is None or exemption.ends_on < timezone.localdate():
        raise Unfit(_("The day until which it would hold is past. Return it."))


@transaction.atomic
@inside
def exemption_return(*, actor: Actor, exemption: Exemption, reason: str) -> Exemption:
    """Return it to be advised on anew, as the second officer: something is missing, or the advice doesn't convince.

    Raises NeedsAnotherPerson for who advised, Unfit without a reason, WrongState.
    """
    _second(actor, exemption)
    advice = f"{TEXTS.text(actor, exemption, 'advice') or ''}\n↩ {said(reason)}"
    step = EXEMPTION.move(exemption, "return", advice=TEXTS.put(exemption, "advice", advice))
    record(actor, step.event, exemption)
    notify({exemption.advised_by_id, exemption.put_in_by_id} - actor.people, step.event, exemption)
    return exemption


def _held_still(exemption: Exemption) -> Freeze:
    """The freeze of an exemption, locked: before the exemption itself, as whatever ends a freeze does, so that two who
    do both never wait for each other."""
    return Freeze.objects.select_for_update().get(pk=exemption.freeze_id)


def _second(actor: Actor, exemption: Exemption) -> None:
    person_may(actor, GRANT, exemption)
    refuse_own(actor, GRANT, exemption, behind(exemption, "advised"))


def exemptions_past(today: date) -> bool:
    """Whether the term of an exemption is over."""
    return Exemption.objects.filter(state="granted", ends_on__lt=today).exists()


def exemptions_end(*, actor: Who, today: date) -> int:
    """End exemptions whose term is over; with the last of a freeze the whole is frozen again. Answers how many."""
    rows = list(Exemption.objects.filter(state="granted", ends_on__lt=today).select_related("freeze"))
    for one in rows:
        with transaction.atomic():
            freeze = _held_still(one)
            step = EXEMPTION.move(one, "end")
            record(actor, step.event, one)
            if freeze.state == "partly" and not freeze.exemptions.filter(state="granted").exists():
                taken = FREEZE.move(freeze, "whole")
                record(actor, taken.event, freeze)
    return len(rows)


@transaction.atomic
@inside
def permitted_record(
    *, actor: Actor, freeze: Freeze, what: str, amount: Decimal, currency: str, paid_on: date
) -> Permitted:
    """Record a payment that the humanitarian carve-out permits: nobody asked for it and nobody grants it.

    Raises Unfit when no such basis is confirmed for this list, when the freeze is over, or for a day to come.
    """
    person_may(actor, "screening.permitted.record", freeze)
    if freeze.state not in LIVE:
        raise Unfit(_("It is over: everything is permitted again."))
    basis = in_force(LegalStep.HUMANITARIAN, freeze.basis)
    if paid_on > timezone.localdate():
        raise Unfit(_("This day is still to come."), "paid_on")
    row = Permitted(
        freeze=freeze, rests_on=basis, amount=amount, currency=currency, paid_on=paid_on, put_in_by_id=actor.person_id
    )
    row.what = TEXTS.put(row, "what", said(what, "what"))
    row.save(force_insert=True)
    record(actor, "screening.permitted.recorded", row, details={"freeze": str(freeze.pk)})
    return row

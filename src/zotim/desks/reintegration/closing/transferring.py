"""Every write of a transfer: drafted and sent by the one body, received or refused by the other. Each runs behind the
wall as its actor."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor, actor_of
from zotim.core.access.models import Bar
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import allow, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside, walled
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Organisation, User
from zotim.core.records import with_reference
from zotim.desks.reintegration.bases.models import Scope
from zotim.desks.reintegration.bases.services import consent_ask
from zotim.desks.reintegration.cases.ending import ends_with_case
from zotim.desks.reintegration.cases.models import Assignment, Case
from zotim.desks.reintegration.cases.policy import oversees
from zotim.desks.reintegration.cases.services import bar_enter, case_move, case_open
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.closing import sending
from zotim.desks.reintegration.closing.models import Arrival, Transfer
from zotim.desks.reintegration.closing.sealed import TEXTS
from zotim.desks.reintegration.closing.services import posts_end
from zotim.desks.reintegration.closing.states import OPEN, TRANSFER
from zotim.desks.reintegration.referrals.covering import Row, row_of


@transaction.atomic
@inside
def transfer_draft(
    *, actor: Actor, case: Case, basis: Row, receiver: User, why: str, letter: Mapping[str, str],
    pieces: Iterable[str] = (),
) -> Transfer:  # fmt: skip
    """Draft the transfer of a case to one person of another body of its track, by a row that names that body; what is
    sent is sealed as it stands now, and never changes.

    *letter* says part by part what the other has to know. Raises Unfit for somebody who can't receive it, for a basis
    that doesn't hold or doesn't cover it, and while another transfer of the case is open.
    """
    hold(case, alone=False)
    allow(actor, "reintegration.transfer.draft", case)
    reason = said(why, "why")
    if Transfer.objects.filter(case=case, state__in=OPEN).exists():
        raise Unfit(_("A transfer of this case is open already."))
    to = sending.body_of(receiver, basis, case)
    if to is None:
        raise Unfit(_("Choose somebody who supervises cases in a body that this rests on."), "receiver")
    packet = sending.made(actor, case, basis, to, why=reason, pieces=pieces, letter=letter)
    if trouble := sending.covers(basis, case, receiver, to, packet.domains):
        raise Unfit(trouble)
    row = Transfer(
        case=case, to=to, receiver=receiver, domains=packet.domains, purpose=basis.purpose,
        basis_type=basis._meta.label_lower, basis_id=basis.pk, **done_by(actor, "drafted"),
    )  # fmt: skip
    row.packet = TEXTS.put(row, "packet", packet.values)

    def save(reference: str) -> Transfer:
        row.reference = reference
        row.save(force_insert=True)
        return row

    with_reference(save)
    record(actor, "reintegration.transfer.drafted", row, purpose=row.purpose, details=_details(row))
    return row


def _details(row: Transfer) -> dict[str, str]:
    return {"case": str(row.case_id)}


@transaction.atomic
@inside
def transfer_send(*, actor: Actor, transfer: Transfer) -> Transfer:
    """Send it as a supervisor of the case. When the receiver takes it, the case ends here by this decision.

    Raises Unfit when what it rests on doesn't hold any more, or the receiver isn't there any more; WrongState.
    """
    hold(transfer.case, alone=False)
    person_may(actor, "reintegration.transfer.send", transfer)
    TRANSFER.examine(transfer, "send")
    if trouble := sending.covers(
        row_of(transfer), transfer.case, transfer.receiver, transfer.to, transfer.domains
    ):  # fmt: skip
        raise Unfit(trouble)
    step = TRANSFER.move(transfer, "send", sent_at=timezone.now(), **done_by(actor, "sent"))
    notify([transfer.receiver_id], "reintegration.transfer.sent", transfer)
    record(actor, step.event, transfer, purpose=transfer.purpose, details=_details(transfer))
    return transfer


@transaction.atomic
@inside
def transfer_cancel(*, actor: Actor, transfer: Transfer) -> Transfer:
    """Cancel what wasn't received; the receiver sees it no more. Raises WrongState."""
    hold(transfer.case, alone=False)
    allow(actor, "reintegration.transfer.cancel", transfer)
    _end(actor, transfer, "cancel")
    return transfer


def _end(actor: Actor, transfer: Transfer, step: str, **fields: Any) -> None:
    taken = TRANSFER.move(transfer, step, ended_at=timezone.now(), **fields)
    record(actor, taken.event, transfer, purpose=transfer.purpose, details=_details(transfer))


def _open(rows: QuerySet[Transfer]) -> list[Transfer]:
    """These rows, held until the transaction ends: no answer comes between."""
    return list(rows.select_for_update(of=("self",)))


def end_with_basis(actor: Actor, row: Scope) -> int:
    """End a transfer that was sent and rests on a row that has just ended, in its transaction; answers how many."""
    rests = Transfer.objects.filter(basis_type=row._meta.label_lower, basis_id=row.pk, case=row.case_id, state="sent")
    ended = _open(rests)
    for one in ended:
        _end(actor, one, "withdraw")
    return len(ended)


@ends_with_case
def end_with_case(actor: Actor, case: Case) -> int:
    """End the open transfer of a case that ends otherwise, in its transaction; answers how many."""
    ended = _open(Transfer.objects.filter(case=case, state__in=OPEN))
    for one in ended:
        _end(actor, one, "end_with_case")
    return len(ended)


# The other body


@transaction.atomic
@inside
def transfer_refuse(*, actor: Actor, transfer: Transfer, reason: str) -> Transfer:
    """Refuse it, for a reason of the list; whoever sent it is told, and works on. Raises Unfit, WrongState."""
    person_may(actor, "reintegration.transfer.refuse", transfer)
    if reason not in Transfer.Refused.values:
        raise Unfit(_("Choose a reason."), "reason")
    _end(actor, transfer, "refuse", refused_for=reason)
    notify([transfer.sent_by_id, transfer.sent_for_id], "reintegration.transfer.refused", Case(pk=transfer.case_id))
    return transfer


@transaction.atomic
@inside
def transfer_receive(*, actor: Actor, transfer: Transfer, manager: User) -> Case:
    """Receive a case: one is opened here with a key of its own, under the receiver's supervision, with what was sent;
    the consents of the old body are asked again, none is taken over, and who was kept from the case stays so. In the
    same transaction the case of the sender ends, by the sender's own decision, and nobody there works on it any more.

    Raises Unfit when whoever sent it doesn't supervise it any more, or what was sent can't be read; WrongState.
    """
    person_may(actor, "reintegration.transfer.receive", transfer)
    TRANSFER.examine(transfer, "receive")
    values = TEXTS.values(actor, transfer, "packet")
    if values is None:
        raise Unfit(_("What was sent can't be read. Refuse it, and call them."))
    sender = _sender(transfer)
    with walled(sender):
        old = Case.objects.select_related("municipality").filter(pk=transfer.case_id).first()
        if old is None or not oversees(sender, old):
            raise Unfit(_("Whoever sent it doesn't supervise the case any more. Refuse it, and let them send it anew."))
        kept = list(Bar.objects.live().filter(visible(Bar, sender), subject_id=old.pk).select_related("user"))
    _end(actor, transfer, "receive")
    new = case_open(actor=actor, municipality=transfer.to, manager=manager, track=old.track)
    for bar in kept:
        bar_enter(actor=actor, case=new, user=bar.user, reason=bar.reason, ends_at=bar.ends_at)
    _arrive(actor, transfer, new, old.municipality, values)
    with walled(sender):
        case_move(actor=sender, case=old, step="transfer", reason=values[sending.WHY])
        posts_end(sender, Assignment.objects.filter(case=old))
    return new


def _sender(transfer: Transfer) -> Actor:
    """Whoever sent it, as they are at this moment: their decision is carried out now, or not at all."""
    if transfer.sent_by is None:
        raise LookupError("nobody sent this transfer")
    return actor_of(transfer.sent_by, acting_for=transfer.sent_for_id)


def _arrive(actor: Actor, transfer: Transfer, new: Case, came_from: Organisation, values: dict[str, Any]) -> None:
    """Seal what was sent under the new case's key, and put on record that consent is asked again."""
    row = Arrival(case=new, transfer=transfer.reference, came_from=came_from, **done_by(actor, "received"))
    row.packet = TEXTS.put(row, "packet", values)
    row.save(force_insert=True)
    bodies = Organisation.objects.in_bulk([one.recipient for one in sending.asked_again(values)])
    for one in sending.asked_again(values):
        if one.recipient in bodies:
            consent_ask(
                actor=actor, case=new, recipient=bodies[one.recipient], domains=one.domains, purpose=one.purpose,
                ends_at=one.ends_at,
            )  # fmt: skip

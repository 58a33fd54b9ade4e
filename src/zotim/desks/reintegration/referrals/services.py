"""Every write of a referral by who works on the case, and its ends. Each runs behind the wall as its actor."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.bars import is_barred
from zotim.core.access.persons import person_may
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside, walled
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import System, record
from zotim.core.clocks.selectors import due
from zotim.core.notifications.services import notify
from zotim.core.records import with_reference
from zotim.desks.reintegration.bases.models import Scope
from zotim.desks.reintegration.cases.ending import ends_with_case
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.referrals import packet
from zotim.desks.reintegration.referrals.clocks import ANSWER
from zotim.desks.reintegration.referrals.covering import Row, covers, row_of
from zotim.desks.reintegration.referrals.models import OPEN, Referral, Service
from zotim.desks.reintegration.referrals.policy import standing
from zotim.desks.reintegration.referrals.sealed import TEXTS
from zotim.desks.reintegration.referrals.states import REFERRAL

NO_MORE = ("drafted", *OPEN)


@transaction.atomic
@inside
def referral_draft(
    *, actor: Actor, case: Case, service: Service, basis: Row, need: str, pieces: Iterable[str]
) -> Referral:
    """Draft a referral of one need to one service, with the chosen *pieces* as they stand now; it is sealed, and is
    never changed.

    Raises Unfit for a basis that doesn't hold or doesn't cover it, and for a piece that can't be sent."""
    hold(case, alone=False)
    allow(actor, "reintegration.referral.draft", case)
    if not need.strip():
        raise Unfit(_("Say it in a few words."), "need")
    if service.state != "offered":
        raise Unfit(_("This service isn't offered any more."))
    chosen = list(pieces)
    domains = packet.parts_of(service.domain, chosen)
    if why := covers(basis, case, service, domains):
        raise Unfit(why)
    values = {packet.NEED: need.strip(), **_values(actor, case, basis, chosen)}
    row = Referral(
        case=case, service=service, provider_id=service.provider_id, receiver_id=service.focal_point_id,
        domain=service.domain, domains=domains, purpose=basis.purpose, basis_type=basis._meta.label_lower,
        basis_id=basis.pk, **done_by(actor, "drafted"),
    )  # fmt: skip
    row.packet = TEXTS.put(row, "packet", values)

    def save(reference: str) -> Referral:
        row.reference = reference
        row.save(force_insert=True)
        return row

    with_reference(save)
    record(actor, "reintegration.referral.drafted", row, purpose=row.purpose, details=_details(row))
    return row


def _values(actor: Actor, case: Case, basis: Row, chosen: list[str]) -> dict[str, Any]:
    there = {one.piece.code: one for one in packet.offered(actor, case, basis.domains)}
    for code in chosen:
        if code not in there:
            raise Unfit(_("Choose one of the list."), "pieces")
        if there[code].why_not:
            raise Unfit(f"{there[code].piece.label}: {there[code].why_not}", "pieces")
    return {code: there[code].kept for code in there if code in chosen}


def _details(row: Referral) -> dict[str, str]:
    return {"case": str(row.case_id), "domain": row.domain}


@transaction.atomic
@inside
def referral_send(*, actor: Actor, referral: Referral) -> Referral:
    """Send it to its receiver, who is told that something waits; the time for their answer begins.

    Raises Unfit when what it rests on doesn't hold any more, or the receiver isn't there any more; WrongState.
    """
    hold(referral.case, alone=False)
    person_may(actor, "reintegration.referral.send", referral)
    REFERRAL.examine(referral, "send")
    if why := covers(row_of(referral), referral.case, referral.service, referral.domains):
        raise Unfit(why)
    step = REFERRAL.move(referral, "send", sent_at=timezone.now())
    notify([referral.receiver_id], "reintegration.referral.sent", referral)
    record(actor, step.event, referral, purpose=referral.purpose, details=_details(referral))
    return referral


@transaction.atomic
@inside
def referral_cancel(*, actor: Actor, referral: Referral) -> Referral:
    """End it before its end; the receiver is told to stop. Raises WrongState."""
    hold(referral.case, alone=False)
    allow(actor, "reintegration.referral.cancel", referral)
    _end(actor, referral, "cancel")
    return referral


def _end(actor: Actor, referral: Referral, name: str) -> None:
    told = referral.state in OPEN and not is_barred(referral.receiver, referral.case)
    step = REFERRAL.move(referral, name, ended_at=timezone.now())
    if told:
        notify([referral.receiver_id], "reintegration.referral.closed", referral)
    record(actor, step.event, referral, purpose=referral.purpose, details=_details(referral))


# What ends without anybody saying so of this referral


def _held(rows: QuerySet[Referral]) -> list[Referral]:
    """These rows, held until the transaction ends: no answer of a provider comes between."""
    return list(rows.select_related("case", "receiver").select_for_update(of=("self",)))


def end_with_basis(actor: Actor, row: Scope) -> int:
    """End what was sent and rests on a row that has just ended, in its transaction; a draft that rests on it can't be
    sent any more. What rests on something else is left as it is. Answers how many."""
    rests = Q(basis_type=row._meta.label_lower, basis_id=row.pk)
    ended = _held(Referral.objects.filter(rests, case=row.case_id, state__in=OPEN))
    for one in ended:
        _end(actor, one, "withdraw")
    return len(ended)


@ends_with_case
def end_with_case(actor: Actor, case: Case) -> int:
    """End the referrals of a case that ends, in its transaction; answers how many."""
    ended = _held(Referral.objects.filter(case=case, state__in=NO_MORE))
    for one in ended:
        _end(actor, one, "end_with_case")
    return len(ended)


def referrals_over() -> list[UUID]:
    """Ids of the open referrals that nobody answered in time, or that rest on something that is over."""
    if connection.vendor == "postgresql":
        with walled(System("referrals")), connection.cursor() as cursor:
            cursor.execute("SELECT zotim_wall_referrals_over()")
            return [row[0] for row in cursor.fetchall()]
    late = due(timezone.now(), [ANSWER.code]).values("object_id")
    over = Q(state="sent", pk__in=late) | ~Q(pk__in=standing().values("pk"))
    return list(Referral.objects.filter(over, state__in=OPEN).values_list("pk", flat=True))


def referrals_expire(*, actor: System) -> int:
    """Put on record which referrals are over; answers how many. The program decides nothing by it: the provider saw
    them no more, or didn't answer in time."""
    return sum(_expire(actor, pk) for pk in referrals_over())


@transaction.atomic
def _expire(actor: System, pk: UUID) -> bool:
    with walled(actor):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT zotim_wall_referral_expire(%s)", [pk])
                done = bool(cursor.fetchone()[0])
        else:
            rows = Referral.objects.filter(pk=pk, state__in=OPEN)
            done = bool(rows.update(state="expired", ended_at=timezone.now()))
        if done:
            record(actor, "reintegration.referral.expired", Referral(pk=pk))
    return done

"""Every write about legal bases: entered by one person, verified by another, used no more."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.models import Approval
from zotim.core.approvals.services import approval_decide, approval_drop, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.desks.screening.lists.policy import KEEPERS
from zotim.desks.screening.national.models import SIDES, LegalBasis
from zotim.desks.screening.national.states import BASIS

VERIFY = "screening.legalbasis.verify"


@transaction.atomic
def basis_enter(*, actor: Actor, side: str, appeal_days: int, **texts: str) -> LegalBasis:
    """Enter an article: *act*, *article*, *body*, *appeal_to*, *seen_in*. It is a proposal until somebody else verified
    it. Raises Unfit for a side that nobody decides on."""
    allow(actor, "screening.legalbasis.enter")
    if side not in SIDES:
        raise Unfit(_("Nobody here decides on entries of a list that rests on something else."), "side")
    basis = with_reference(
        lambda reference: LegalBasis.objects.create(
            reference=reference, side=side, appeal_days=appeal_days, entered_by_id=actor.person_id,
            entered_for_id=actor.on_behalf_of_id, **texts,
        )
    )  # fmt: skip
    approval_request(actor=actor, action=VERIFY, obj=basis)
    record(actor, "screening.legalbasis.entered", basis)
    notify(holders(*KEEPERS) - actor.people, "screening.legalbasis.entered", basis)
    return basis


@transaction.atomic
def basis_verify(*, actor: Actor, basis: LegalBasis, verified: bool, comment: str = "") -> LegalBasis:
    """Say that it stands so in the official text, or return it with a reason.

    Raises NeedsAnotherPerson for who entered it, deputies included; Unfit for a return without a reason; WrongState.
    """
    allow(actor, VERIFY, basis)
    if not verified and not comment.strip():
        raise Unfit(_("Say why it is returned."), "comment")
    approval_decide(actor=actor, approval=asked(VERIFY, basis), approved=verified, comment=comment)
    if verified:
        step = BASIS.move(
            basis, "verify", verified_by_id=actor.person_id, verified_for_id=actor.on_behalf_of_id,
            verified_at=timezone.now(),
        )  # fmt: skip
    else:
        step = BASIS.move(basis, "return")
    record(actor, step.event, basis)
    return basis


@transaction.atomic
def basis_end(*, actor: Actor, basis: LegalBasis) -> LegalBasis:
    """Use it no more: nobody is listed or kept under it from now on. Raises WrongState."""
    allow(actor, "screening.legalbasis.end", basis)
    step = BASIS.move(basis, "end")
    approval = asked(VERIFY, basis)
    if approval.state == Approval.Decision.PENDING:
        approval_drop(actor=actor, approval=approval)
    record(actor, step.event, basis)
    return basis

"""A legal basis is entered by one person, and in force when another has compared it with the official text."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.screening.lists.policy import KEEPERS
from zotim.desks.screening.measures.models import SIDES, Step, StepBasis
from zotim.desks.screening.measures.services.persons import person_may, said
from zotim.desks.screening.measures.states import BASIS, CONFIRM


@transaction.atomic
def basis_enter(
    *, actor: Actor, step: str, side: str, body: Translated, court: Translated, appeal_days: int, **texts: str | bool
) -> StepBasis:
    """Enter *act*, *article*, *seen_in*, *told_to* and *wording*. A proposal, until somebody else confirms it.

    Raises Unfit for a step that doesn't rest on such a list.
    """
    person_may(actor, "screening.stepbasis.enter")
    if side not in SIDES or step not in Step.values:
        raise Unfit(_("Nobody is held on a list that rests on this."), "side")
    basis = with_reference(
        lambda reference: StepBasis.objects.create(
            reference=reference, step=step, side=side, body=body.attributed(actor.person_id),
            court=court.attributed(actor.person_id), appeal_days=appeal_days, entered_by_id=actor.person_id,
            entered_for_id=actor.on_behalf_of_id, **texts,
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CONFIRM, obj=basis)
    record(actor, "screening.stepbasis.entered", basis)
    notify(holders(*KEEPERS) - actor.people, "screening.stepbasis.entered", basis)
    return basis


@transaction.atomic
def basis_decide(*, actor: Actor, basis: StepBasis, confirmed: bool, comment: str = "") -> StepBasis:
    """Say that it stands so in the official text: from now on the step is on, and rests on it. Or return it.

    Raises NeedsAnotherPerson for who entered it, Unfit for a return without a reason, WrongState.
    """
    person_may(actor, CONFIRM, basis)
    if not confirmed:
        said(comment, "comment")
    approval_decide(actor=actor, approval=asked(CONFIRM, basis), approved=confirmed, comment=comment)
    if not confirmed:
        step = BASIS.move(basis, "return")
    else:
        for older in StepBasis.objects.filter(step=basis.step, side=basis.side, state="confirmed"):
            taken = BASIS.move(older, "end")
            record(actor, taken.event, older)
        step = BASIS.move(
            basis, "confirm", confirmed_by_id=actor.person_id, confirmed_for_id=actor.on_behalf_of_id,
            confirmed_at=timezone.now(),
        )  # fmt: skip
    record(actor, step.event, basis)
    return basis


def in_force(step: str, side: str) -> StepBasis:
    """The confirmed basis of a step. Raises Unfit where there is none: then the step is off."""
    found = StepBasis.objects.filter(step=step, side=side, state="confirmed").first()
    if found is None:
        raise Unfit(_("No legal basis of this step is confirmed here. Until two people have done that, it is off."))
    return found

"""A legal basis is entered by one person, and in force when another has compared it with the official text."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.confirming import close, decide
from zotim.core.approvals.services import approval_request
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.records import with_reference
from zotim.core.texts import Translated
from zotim.desks.screening.bases.models import DECIDED_HERE, SIDES, LegalBasis, LegalStep
from zotim.desks.screening.bases.states import BASIS, CONFIRM
from zotim.desks.screening.lists.policy import KEEPERS


@transaction.atomic
def basis_enter(
    *, actor: Actor, step: str, side: str, appeal_days: int, seen_in: str, texts: Mapping[str, Translated],
    told_to: str = "", wording: bool = False,
) -> LegalBasis:  # fmt: skip
    """Enter the *texts* act, article, body and court, perhaps also write_to and legal_aid. A proposal, until somebody
    else confirms it.

    Raises Unfit for a step that isn't known, and one that doesn't rest on such a list.
    """
    person_may(actor, "screening.legalbasis.enter")
    if step not in LegalStep.values:
        raise Unfit(_("There is no such step."), "step")
    if step == LegalStep.LISTING and side not in DECIDED_HERE:
        raise Unfit(_("Nobody here decides on entries of a list that rests on something else."), "side")
    if side not in SIDES:
        raise Unfit(_("Nobody is held on a list that rests on this."), "side")
    basis = with_reference(
        lambda reference: LegalBasis.objects.create(
            reference=reference, step=step, side=side, appeal_days=appeal_days, seen_in=seen_in, told_to=told_to,
            wording=wording, **done_by(actor, "entered"),
            **{name: text.attributed(actor.person_id) for name, text in texts.items() if text},
        )
    )  # fmt: skip
    approval_request(actor=actor, action=CONFIRM, obj=basis)
    record(actor, "screening.legalbasis.entered", basis)
    notify(holders(*KEEPERS) - actor.people, "screening.legalbasis.entered", basis)
    return basis


def basis_decide(*, actor: Actor, basis: LegalBasis, confirmed: bool, comment: str = "") -> LegalBasis:
    """Say that it stands so in the official text: from now on its step is on, and rests on it. Or return it.

    What was in force for the step ends with it; but articles by which somebody may be listed stand side by side.
    Raises as :func:`~zotim.core.approvals.confirming.decide`.
    """
    older = LegalBasis.objects.filter(step=basis.step, side=basis.side, state="confirmed")
    instead = older.exclude(step=LegalStep.LISTING)
    return decide(BASIS, actor=actor, row=basis, confirmed=confirmed, comment=comment, instead=instead)


def basis_end(*, actor: Actor, basis: LegalBasis) -> LegalBasis:
    """Use it no more: no step is taken under it from now on, what was done stands. Raises WrongState."""
    return close(BASIS, actor=actor, row=basis)


def in_force(step: str, side: str) -> LegalBasis:
    """The confirmed basis of a step. Raises Unfit where there is none: then the step is off."""
    found = LegalBasis.objects.filter(step=step, side=side, state="confirmed").first()
    if found is None:
        raise Unfit(_("No legal basis of this step is confirmed here. Until two people have done that, it is off."))
    return found

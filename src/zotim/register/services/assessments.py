"""What the evidence shows about a commitment: one proposes, another confirms."""

from django.db import transaction
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import record
from zotim.core.notifications.services import holders, notify
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.register import states
from zotim.register.beside import ask_before, follow_after
from zotim.register.models import Commitment, Evidence, StatusAssessment
from zotim.register.policy import CENTRE
from zotim.register.services.standing import stand_anew


@transaction.atomic
def assessment_propose(
    *, actor: Actor, commitment: Commitment, claimed: str, assessed: str, reason: Translated, evidence: list[Evidence]
) -> StatusAssessment:
    """Say what is claimed and what the evidence shows. Only reviewed evidence of its own measures counts.

    Raises :class:`Unfit` when *assessed* is more than *not begun* and rests on nothing, or on unreviewed evidence.
    """
    allow(actor, "register.assessment.propose", commitment)
    own = set(Evidence.objects.filter(measure__commitments=commitment, state="accepted").values_list("pk", flat=True))
    if any(piece.pk not in own for piece in evidence):
        raise Unfit(_("An assessment rests on reviewed evidence of the commitment's own measures."), "evidence")
    if assessed != StatusAssessment.Status.NOT_BEGUN and not evidence:
        raise Unfit(_("Choose the reviewed evidence that shows it."), "evidence")
    assessment = StatusAssessment.objects.create(
        commitment=commitment,
        claimed=claimed,
        assessed=assessed,
        reason=reason.attributed(actor.person_id),
        assessed_by_id=actor.person_id,
    )
    assessment.evidence.set(evidence)
    approval_request(actor=actor, action="register.assessment.confirm", obj=assessment)
    notify(holders(*CENTRE) - actor.people, "register.assessment.proposed", commitment)
    keep_revision(assessment, actor)
    record(actor, "register.assessment.proposed", assessment, details={"commitment": str(commitment.pk)})
    return assessment


@transaction.atomic
def assessment_confirm(
    *, actor: Actor, assessment: StatusAssessment, confirmed: bool, comment: str = ""
) -> StatusAssessment:
    """Confirm or return an assessment that somebody else made.

    Raises ValueError for a return without a reason, and :class:`Unfit` where a room asks for more first, as for the
    hearing of its body.
    """
    allow(actor, "register.assessment.confirm", assessment)
    step = "confirm" if confirmed else "return"
    ask_before(actor, assessment, step)
    approval_decide(
        actor=actor,
        approval=asked("register.assessment.confirm", assessment),
        approved=confirmed,
        comment=comment,
    )
    transition = states.ASSESSMENT.move(assessment, step)
    stand_anew([assessment.commitment_id])
    follow_after(actor, assessment, step)
    if not confirmed:
        notify([assessment.assessed_by_id], "register.assessment.returned", assessment.commitment)
    keep_revision(assessment, actor)
    record(actor, transition.event, assessment)
    return assessment

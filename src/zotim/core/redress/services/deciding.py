"""What is decided on a complaint, and what is done about it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.services import record
from zotim.core.redress.models import CarriedOut, Complaint, Decision, Hand
from zotim.core.redress.policy import for_another
from zotim.core.redress.sealed import sealed
from zotim.core.redress.services.handling import examine, held
from zotim.core.redress.states import COMPLAINT
from zotim.core.redress.subjects import EFFECTS, effects_for, record_of


class NeedsAnotherOfficer(NeedsAnotherPerson):
    """Who decided doesn't carry this effect out, neither themselves nor through a deputy, in either direction."""

    message = gettext_lazy("Somebody else has to carry this out: you, or the person you stand in for, decided it.")


def complaint_decide(*, actor: Actor, complaint: Complaint, outcome: str, effect: str, reasons: str) -> Decision:
    """Decide for the body. Raises Denied for who took part, Unfit for an effect that doesn't go with the outcome."""
    return _decide(actor, complaint, "decide", Hand.Part.DECIDED, outcome, effect, reasons)


def complaint_review(*, actor: Actor, complaint: Complaint, outcome: str, effect: str, reasons: str) -> Decision:
    """Decide in the review. Raises Denied for who had a hand in it before, Unfit."""
    return _decide(actor, complaint, "review", Hand.Part.REVIEWED, outcome, effect, reasons)


def _decide(
    actor: Actor, complaint: Complaint, step: str, part: Hand.Part, outcome: str, effect: str, reasons: str
) -> Decision:
    examine(complaint)
    with transaction.atomic():
        row = held(complaint)
        allow(actor, f"redress.complaint.{step}", row)
        _examine(row, outcome, effect, reasons)
        taken = COMPLAINT.move(row, step)
        hand = Hand.objects.create(
            complaint=row, part=part, user_id=actor.person_id, on_behalf_of_id=actor.on_behalf_of_id
        )
        decision = Decision(complaint=row, hand=hand, outcome=Decision.Outcome(outcome), effect=effect)
        decision.reasons = sealed(decision, "reasons", reasons.strip())
        decision.save(force_insert=True)
        details = {"decision": str(decision.pk), "outcome": outcome, "effect": effect}
        record(actor, taken.event, row, details=details)
    return decision


def _examine(complaint: Complaint, outcome: str, effect: str, reasons: str) -> None:
    chosen = next((one for one in effects_for(complaint) if one.code == effect), None)
    if chosen is None:
        raise Unfit(_("This can't be the effect of a decision on this complaint."), "effect")
    if outcome not in Decision.Outcome.values:
        raise Unfit(_("Choose an outcome."), "outcome")
    if chosen.for_nothing != (outcome == Decision.Outcome.NOT_UPHELD):
        raise Unfit(_("A complaint that is upheld changes something; one that isn't changes nothing."), "effect")
    if not reasons.strip():
        raise Unfit(_("Say why."), "reasons")


def refuse_who_decided(actor: Actor, complaint: Complaint) -> None:
    """Raise NeedsAnotherPerson for who decided what somebody else has to carry out."""
    if for_another(actor).filter(complaint=complaint).exists():
        raise NeedsAnotherOfficer("redress.complaint.carry_out", complaint)


def complaint_carry_out(*, actor: Actor, complaint: Complaint, note: str = "") -> CarriedOut:
    """Carry out the effect of the last decision, and write that down, both or neither.

    Raises Denied for who took part, as the desk says now; NeedsAnotherPerson; Unfit when the desk says that it can't be
    done now, and without a note where one is needed.
    """
    examine(complaint)
    with transaction.atomic():
        return _carry_out(actor, held(complaint), note)


def _carry_out(actor: Actor, row: Complaint, note: str) -> CarriedOut:
    allow(actor, "redress.complaint.carry_out", row)
    refuse_who_decided(actor, row)
    taken = COMPLAINT.move(row, "carry_out")
    decision = row.decisions.filter(carried_out=None).latest("created_at")
    effect = EFFECTS.get(decision.effect)
    if effect is None:
        raise Unfit(_("This installation doesn't know this effect any more."))
    if effect.noted and not note.strip():
        raise Unfit(_("Say what was done."), "note")
    if effect.carry_out is not None:
        effect.carry_out(actor=actor, complaint=row, record=record_of(row), note=note)
    done = CarriedOut(complaint=row, decision=decision, user_id=actor.person_id, on_behalf_of_id=actor.on_behalf_of_id)
    done.note = sealed(done, "note", note.strip())
    done.save(force_insert=True)
    record(actor, taken.event, row, details={"decision": str(decision.pk), "effect": decision.effect})
    return done


@transaction.atomic
def complaint_close(*, actor: Actor, complaint: Complaint) -> Complaint:
    """Close it: what was decided is carried out, and whoever complained sees it with the receipt."""
    row = held(complaint)
    allow(actor, "redress.complaint.close", row)
    step = COMPLAINT.move(row, "close", closed_at=timezone.now())
    record(actor, step.event, row)
    return row

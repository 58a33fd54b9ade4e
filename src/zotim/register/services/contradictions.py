"""Where statements don't fit the record: kept when they are found, and decided by people."""

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.register import states
from zotim.register.comparing import against_record, against_statements
from zotim.register.models import Commitment, Contradiction, Document, Suggestion
from zotim.register.services.reviews import reasoned


def keep_contradictions(actor: Actor, document: Document, suggestions: list[Suggestion]) -> None:
    """Compare what was found in a new statement with the record. For services, inside their transaction."""
    _keep(actor, document, against_record(actor, suggestions))


def keep_contradictions_of(actor: Actor, commitment: Commitment, promised_by: str) -> None:
    """Compare a new commitment with what other statements say. For services, inside their transaction."""
    _keep(actor, commitment, against_statements(actor, commitment, promised_by))


def _keep(actor: Actor, about: Document | Commitment, found: list[Contradiction]) -> None:
    if found:
        Contradiction.objects.bulk_create(found)
        record(actor, "register.contradictions.found", about, details={"contradictions": len(found)})


@transaction.atomic
def contradiction_decide(*, actor: Actor, contradiction: Contradiction, step: str, reason: str) -> Contradiction:
    """Explain a contradiction, say how it was settled, or release it (*step*: explain, settle, release).

    Raises ValueError without a reason, KeyError for another step, WrongState when somebody decided it meanwhile.
    """
    action = next((one.action for one in states.CONTRADICTION.transitions if one.name == step), None)
    if action is None:
        raise KeyError(step)
    allow(actor, action, contradiction)
    reasoned(reason, "a decision on a contradiction")
    transition = states.CONTRADICTION.move(
        contradiction, step, decided_by_id=actor.person_id, decided_at=timezone.now(), reason=reason.strip()[:500]
    )
    record(actor, transition.event, contradiction)
    return contradiction

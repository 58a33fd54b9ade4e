"""Where statements don't fit the record: kept when they are found, and decided by people."""

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.revisions.services import history, keep_first, keep_revision
from zotim.register import states
from zotim.register.comparing import against_its_commitment, against_record, against_statements
from zotim.register.models import Commitment, Contradiction, Document, Suggestion
from zotim.register.models.contradictions import JUDGED
from zotim.register.services.leads import speakers
from zotim.register.services.reviews import reasoned


def keep_contradictions(actor: Actor, document: Document, suggestions: list[Suggestion]) -> None:
    """Compare what was found in a new statement with the record. For services, inside their transaction."""
    _keep(actor, document, against_record(actor, suggestions))


def keep_contradictions_of(actor: Actor, commitment: Commitment, promised_by: str) -> None:
    """Compare a new commitment with what other statements say. For services, inside their transaction."""
    _keep(actor, commitment, against_statements(actor, commitment, promised_by))


def keep_contradictions_between(actor: Actor, suggestion: Suggestion) -> None:
    """Compare a suggestion with the commitment that it was linked to. For services, inside their transaction."""
    found = against_its_commitment(suggestion)
    _keep(actor, suggestion.document, [one for one in found if not _known(one)])


@transaction.atomic
def contradictions_find(*, actor: Actor, document: Document) -> int:
    """Compare a statement with the record as it is today; answers how many were found that weren't known.

    For statements that were read before something else was put right, translated or brought in. What people decided
    about earlier findings stays.
    """
    allow(actor, "register.contradiction.find", document)
    suggestions = list(document.suggestions.exclude(state="rejected").select_related("document", "commitment"))
    found = against_record(actor, suggestions)
    for one in suggestions:
        if one.commitment and one.state != "linked" and one.commitment.state == "active":
            found += against_statements(actor, one.commitment, one.actor)
    new = [one for one in found if not _known(one)]
    _keep(actor, document, new)
    return len(new)


def _known(one: Contradiction) -> bool:
    """Whether it is on record, from this end or from the other: two commitments differ once."""
    same = Contradiction.objects.filter(kind=one.kind)
    here = same.filter(suggestion=one.suggestion, commitment=one.commitment)
    mine = one.suggestion.commitment
    return here.exists() or bool(mine and same.filter(suggestion__commitment=one.commitment, commitment=mine).exists())


def _keep(actor: Actor, about: Document | Commitment, found: list[Contradiction]) -> None:
    if found:
        Contradiction.objects.bulk_create(found)
        keep_first(found, actor)
        record(actor, "register.contradictions.found", about, details={"contradictions": len(found)})


@transaction.atomic
def contradiction_decide(*, actor: Actor, contradiction: Contradiction, step: str, reason: str) -> Contradiction:
    """Explain a contradiction, say how it was settled, or release it (*step*: one of ``states.CONTRADICTION``).

    What it was explained by stays its reason when it is released later; the history keeps every reason. The focal
    points of the body that answers for the commitment are told of a release.

    Raises ValueError without a reason, KeyError for another step, WrongState when somebody decided it meanwhile.
    """
    action = next((one.action for one in states.CONTRADICTION.transitions if one.name == step), None)
    if action is None:
        raise KeyError(step)
    allow(actor, action, contradiction)
    reasoned(reason, "a decision on a contradiction")
    reason = reason.strip()[:500]
    if not history(contradiction).exists():  # found by a version that kept no history of it
        keep_first([contradiction], None)
    fields = {"decided_by_id": actor.person_id, "decided_at": timezone.now(), "reason": reason}
    judged = contradiction.state in JUDGED
    transition = states.CONTRADICTION.move(contradiction, step, **({} if judged else fields))
    keep_revision(contradiction, actor, why=reason if judged else "")
    record(actor, transition.event, contradiction)
    if action == "register.contradiction.release":
        commitment = contradiction.commitment
        notify(speakers(commitment.lead_id) - actor.people, "register.contradiction.released", commitment)
    return contradiction

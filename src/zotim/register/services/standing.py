"""Keep where a commitment stands in its row, in the transaction of whatever changed it; find rows that drifted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from zotim.core.audit.services import System, record
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.standing import lasting
from zotim.vocabulary import Glyph

BATCH = 500
FACTS = ("pk", "state", "action", "due_on", "standing", "late_from")


@transaction.atomic
def stand_anew(ids: Iterable[UUID]) -> list[Commitment]:
    """Write down where these commitments stand; answers those whose row said otherwise.

    Called last by every service that changes a commitment, a measure or an assessment. Each row is locked before its
    measures are read, so that of two people who change two measures at once the second sees what the first did. (Not
    its key: a new measure's link holds that already, and two of them would wait for each other.)
    """
    changed = []
    with_ids = Commitment.objects.filter(pk__in=list(ids)).order_by("pk")
    for commitment, found in _found(list(with_ids.select_for_update(no_key=True).only(*FACTS))):
        if found != (commitment.standing, commitment.late_from):
            commitment.standing, commitment.late_from = found
            changed.append(commitment)
    Commitment.objects.bulk_update(changed, ["standing", "late_from"], batch_size=BATCH)
    return changed


def _found(commitments: list[Commitment]) -> Iterator[tuple[Commitment, tuple[Glyph, date | None]]]:
    """Each commitment with what the rule says of it now."""
    ids = [commitment.pk for commitment in commitments]
    through = Measure.commitments.through.objects.filter(commitment_id__in=ids).select_related("measure")
    measures: dict[UUID, list[Measure]] = defaultdict(list)
    for link in through.only("commitment_id", "measure__state", "measure__due_on"):
        measures[link.commitment_id].append(link.measure)
    confirmed: dict[UUID, StatusAssessment] = {}
    rows = StatusAssessment.objects.filter(commitment_id__in=ids, state="confirmed").only("commitment_id", "assessed")
    for assessment in rows.order_by("created_at", "pk"):
        confirmed[assessment.commitment_id] = assessment
    for commitment in commitments:
        yield commitment, lasting(commitment, measures[commitment.pk], confirmed.get(commitment.pk))


def drift() -> Iterator[list[UUID]]:
    """Commitments whose row says otherwise than the rule, in batches. Empty unless somebody wrote past the services."""
    last = None
    while batch := list(
        (Commitment.objects.filter(pk__gt=last) if last else Commitment.objects).only(*FACTS).order_by("pk")[:BATCH]
    ):
        last = batch[-1].pk
        found = [one.pk for one, rule in _found(batch) if rule != (one.standing, one.late_from)]
        if found:
            yield found


def standings_mend() -> int:
    """Correct every row that drifted, and name each in the log; answers how many there were."""
    mended = 0
    for ids in drift():
        with transaction.atomic():
            for commitment in stand_anew(ids):
                record(System("housekeeping"), "register.standing.corrected", commitment)
                mended += 1
    return mended

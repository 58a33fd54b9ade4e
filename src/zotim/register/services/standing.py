"""Keep where a commitment stands in its row, in the transaction of whatever changed it; find rows that drifted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from zotim.core.audit.services import System, record
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.standing import lasting
from zotim.vocabulary import Glyph

BATCH = 500
FACTS = ("pk", "state", "action", "due_on", "lead_id", "standing", "late_from", "has_helpers")
Helping = Commitment.helpers.through
_standing = Commitment.objects.exclude(state="merged")
"""Those that stand somewhere: what was merged stands where its survivor does, and keeps what it had."""


@dataclass(frozen=True, slots=True)
class Found:
    """A commitment with what the rule says of it now: where it stands, from when it is late, who helps."""

    commitment: Commitment
    standing: Glyph
    late_from: date | None
    helpers: frozenset[UUID]
    kept_helpers: frozenset[UUID]

    @property
    def stands_otherwise(self) -> bool:
        """Whether its row says otherwise."""
        one = self.commitment
        return (self.standing, self.late_from, bool(self.helpers)) != (one.standing, one.late_from, one.has_helpers)

    @property
    def drifted(self) -> bool:
        """Whether anything that is kept says otherwise."""
        return self.stands_otherwise or self.helpers != self.kept_helpers


@transaction.atomic
def stand_anew(ids: Iterable[UUID]) -> list[Commitment]:
    """Write down where these commitments stand and who helps; answers those of which something else was kept.

    Called last by every service that changes a commitment, a measure or an assessment. Each row is locked before its
    measures are read, so that of two people who change two measures at once the second sees what the first did. (Not
    its key: a new measure's link holds that already, and two of them would wait for each other.)
    """
    rows = _standing.filter(pk__in=list(ids)).order_by("pk").select_for_update(no_key=True).only(*FACTS)
    changed = [one for one in _found(list(rows)) if one.drifted]
    moved = [one.commitment for one in changed if one.stands_otherwise]
    for one in changed:
        one.commitment.standing, one.commitment.late_from = one.standing, one.late_from
        one.commitment.has_helpers = bool(one.helpers)
    Commitment.objects.bulk_update(moved, ["standing", "late_from", "has_helpers"], batch_size=BATCH)
    for one in changed:
        gone = one.kept_helpers - one.helpers
        if gone:
            Helping.objects.filter(commitment=one.commitment, organisation__in=gone).delete()
    more = [
        Helping(commitment=one.commitment, organisation_id=body)
        for one in changed
        for body in sorted(one.helpers - one.kept_helpers)
    ]
    Helping.objects.bulk_create(more)
    return [one.commitment for one in changed]


def _found(commitments: list[Commitment]) -> Iterator[Found]:
    ids = [commitment.pk for commitment in commitments]
    through = Measure.commitments.through.objects.filter(commitment_id__in=ids).select_related("measure")
    measures: dict[UUID, list[Measure]] = defaultdict(list)
    wanted = ("commitment_id", "measure__state", "measure__due_on", "measure__lead_id", "measure__blocked_since")
    for link in through.only(*wanted):
        measures[link.commitment_id].append(link.measure)
    supporting: dict[UUID, set[UUID]] = defaultdict(set)
    served = through.filter(measure__support__isnull=False)
    for key, body in served.order_by().values_list("commitment_id", "measure__support"):
        supporting[key].add(body)
    confirmed: dict[UUID, StatusAssessment] = {}
    rows = StatusAssessment.objects.filter(commitment_id__in=ids, state="confirmed").only("commitment_id", "assessed")
    for assessment in rows.order_by("created_at", "pk"):
        confirmed[assessment.commitment_id] = assessment
    kept: dict[UUID, set[UUID]] = defaultdict(set)
    for key, body in Helping.objects.filter(commitment_id__in=ids).values_list("commitment_id", "organisation_id"):
        kept[key].add(body)
    for commitment in commitments:
        own = measures[commitment.pk]
        glyph, late_from = lasting(commitment, own, confirmed.get(commitment.pk))
        helpers = ({measure.lead_id for measure in own} | supporting[commitment.pk]) - {commitment.lead_id}
        yield Found(commitment, glyph, late_from, frozenset(helpers), frozenset(kept[commitment.pk]))


def drift() -> Iterator[list[UUID]]:
    """Commitments of which something else is kept than the rule says, in batches. Empty unless somebody wrote past
    the services."""
    last = None
    while batch := list((_standing.filter(pk__gt=last) if last else _standing).only(*FACTS).order_by("pk")[:BATCH]):
        last = batch[-1].pk
        found = [one.commitment.pk for one in _found(batch) if one.drifted]
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

"""How many active commitments stood where, at any moment, in a register of whatever size.

What the rows keep now says it of every commitment of which nothing changed since. The others, and only these, are
rebuilt from their revisions, and the rule is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from zotim.core.revisions.services import AT_ONCE, as_of, changed_since, there_at
from zotim.register.models import Commitment, Measure, StatusAssessment
from zotim.register.standing import standing
from zotim.vocabulary import Glyph

Links = Measure.commitments.through
Belonging = dict[UUID, set[UUID]]
"""Of each commitment, the keys of what belonged to it."""


def standings_at(moment: datetime) -> Counter[Glyph]:
    """How many active commitments stood at each glyph at *moment*; of one to come, if nothing else happens.

    The same as the rule says of every commitment, rebuilt from its revisions.
    """
    day, active = timezone.localdate(moment), Commitment.objects.filter(state="active")
    if moment >= timezone.now():
        return _kept(active, day)
    if not there_at(Commitment, moment).exists():
        return Counter()
    counts, changed = _kept(active, day), _Changed(moment)
    counts.subtract(_kept(active.filter(pk__in=changed.commitments()), day))
    counts.update(changed.stood())
    return +counts


def _kept(rows: QuerySet[Commitment], day: date) -> Counter[Glyph]:
    """Where *rows* stand on a day as they are now, from the index that home counts its lines by."""
    counts: Counter[Glyph] = Counter()
    groups = rows.order_by("line_of_effort", "standing").values_list("line_of_effort", "standing")
    for _line, kept, number, late in groups.annotate(
        number=Count("*"), late=Count("late_from", filter=Q(late_from__lte=day))
    ):
        counts[Glyph.LATE] += late
        counts[Glyph(kept)] += number - late
    return counts


class _Changed:
    """The commitments of which something changed after a moment, as they were then."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.measures: Belonging = defaultdict(set)
        self.claims: Belonging = defaultdict(set)
        for measure in as_of(Measure, moment, self._there_and_changed(Measure)):
            for key in measure.links["commitments"]:  # type: ignore[attr-defined]
                self.measures[UUID(key)].add(measure.pk)
        for claim in as_of(StatusAssessment, moment, self._there_and_changed(StatusAssessment)):
            self.claims[claim.commitment_id].add(claim.pk)

    def _there_and_changed(self, model: type[Commitment | Measure | StatusAssessment]) -> Iterable[UUID]:
        return there_at(model, self.moment).filter(object_id__in=changed_since(model, self.moment))

    def commitments(self) -> QuerySet[Commitment, UUID]:
        """Keys of those that may stand elsewhere now than then, those too that came since: for ``pk__in``."""
        measures, claims = changed_since(Measure, self.moment), changed_since(StatusAssessment, self.moment)
        links = Links.objects.filter(measure__in=measures)
        claimed = StatusAssessment.objects.filter(pk__in=claims).order_by()
        now = {*links.values_list("commitment_id", "measure_id"), *claimed.values_list("commitment_id", "pk")}
        then = {(key, part) for of in (self.measures, self.claims) for key, parts in of.items() for part in parts}
        own = Commitment.objects.filter(pk__in={key for key, _part in then - now}).values_list("pk", flat=True)
        return own.union(
            changed_since(Commitment, self.moment), links.values("commitment_id"), claimed.values("commitment_id")
        )

    def stood(self) -> Iterator[Glyph]:
        """Where each of them stood, of those that were there and active."""
        keys = list(there_at(Commitment, self.moment).filter(object_id__in=self.commitments()))
        for at in range(0, len(keys), AT_ONCE):
            yield from self._stood(keys[at : at + AT_ONCE])

    def _stood(self, keys: list[UUID]) -> Iterator[Glyph]:
        links = Links.objects.filter(commitment__in=keys).values_list("measure_id", flat=True)
        ids = set(links).union(*(self.measures[key] for key in keys))
        measures: dict[str, list[Measure]] = defaultdict(list)
        for measure in as_of(Measure, self.moment, ids):
            for key in measure.links["commitments"]:  # type: ignore[attr-defined]
                measures[key].append(measure)
        claims = StatusAssessment.objects.filter(commitment__in=keys).values_list("pk", flat=True)
        ids = set(claims).union(*(self.claims[key] for key in keys))
        every = sorted(as_of(StatusAssessment, self.moment, ids), key=lambda claim: claim.created_at)
        confirmed = {claim.commitment_id: claim for claim in every if claim.state == "confirmed"}
        day = timezone.localdate(self.moment)
        for one in as_of(Commitment, self.moment, keys):
            if one.state == "active":
                yield standing(one, measures[str(one.pk)], confirmed.get(one.pk), day)

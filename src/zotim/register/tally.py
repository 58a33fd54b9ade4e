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
COMMITMENT = ("id", "state", "action", "due_on")
MEASURE = ("id", "state", "due_on", "blocked_since")
CLAIM = ("id", "created_at", "commitment", "state", "assessed")
"""What the rule asks of each."""


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
        self.measures: dict[UUID, list[Measure]] = defaultdict(list)
        self.claims: dict[UUID, list[StatusAssessment]] = defaultdict(list)
        self.known: set[UUID] = set()
        """The measures and claims of which the states then are read already."""
        self._sort(as_of(Measure, moment, self._there_and_changed(Measure), MEASURE))
        self._sort(as_of(StatusAssessment, moment, self._there_and_changed(StatusAssessment), CLAIM))
        self.then = {(key, one.pk) for of in (self.measures, self.claims) for key, parts in of.items() for one in parts}

    def _there_and_changed(self, model: type[Measure | StatusAssessment]) -> Iterable[UUID]:
        return there_at(model, self.moment).filter(object_id__in=changed_since(model, self.moment))

    def _sort(self, rows: Iterable[Measure | StatusAssessment]) -> None:
        for one in rows:
            self.known.add(one.pk)
            if isinstance(one, StatusAssessment):
                self.claims[one.commitment_id].append(one)
                continue
            for key in one.links["commitments"]:  # type: ignore[attr-defined]
                self.measures[UUID(key)].append(one)

    def commitments(self) -> QuerySet[Commitment, UUID]:
        """Keys of those that may stand elsewhere now than then, those too that came since: for ``pk__in``."""
        measures, claims = changed_since(Measure, self.moment), changed_since(StatusAssessment, self.moment)
        links = Links.objects.filter(measure__in=measures)
        claimed = StatusAssessment.objects.filter(pk__in=claims).order_by()
        now = {*links.values_list("commitment_id", "measure_id"), *claimed.values_list("commitment_id", "pk")}
        elsewhere = {key for key, _part in self.then - now}
        own = Commitment.objects.filter(pk__in=elsewhere).order_by().values_list("pk", flat=True)
        return own.union(
            changed_since(Commitment, self.moment), links.values("commitment_id"), claimed.values("commitment_id")
        )

    def stood(self) -> Iterator[Glyph]:
        """Where each of them stood, of those that were there and active."""
        day = timezone.localdate(self.moment)
        keys = list(there_at(Commitment, self.moment).filter(object_id__in=self.commitments()))
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            self._read_unchanged(some)
            for one in as_of(Commitment, self.moment, some, COMMITMENT):
                if one.state == "active":
                    claims = sorted(self.claims[one.pk], key=lambda claim: claim.created_at)
                    confirmed = next((claim for claim in reversed(claims) if claim.state == "confirmed"), None)
                    yield standing(one, self.measures[one.pk], confirmed, day)

    def _read_unchanged(self, keys: list[UUID]) -> None:
        """Read what belongs to these commitments now and didn't change since; what came since wasn't there."""
        measures = set(Links.objects.filter(commitment__in=keys).values_list("measure_id", flat=True))
        claims = set(StatusAssessment.objects.filter(commitment__in=keys).order_by().values_list("pk", flat=True))
        self._sort(as_of(Measure, self.moment, measures - self.known, MEASURE))
        self._sort(as_of(StatusAssessment, self.moment, claims - self.known, CLAIM))

"""The record as it was at a moment: commitments with what was done and shown, obligations with what answers them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from zotim.core.people.models import Organisation
from zotim.core.revisions.services import as_of, reached
from zotim.register.indicators.citing import Shown, values_at
from zotim.register.measures.models import Obstacle
from zotim.register.models import (
    ApplicationFigure,
    Commitment,
    Contradiction,
    Coverage,
    Evidence,
    Instrument,
    Measure,
    Obligation,
    Provision,
    StatusAssessment,
)
from zotim.register.reports.contradictions import contradictions_at
from zotim.register.standing import UNFINISHED, standing
from zotim.vocabulary import Classification, Glyph, LineOfEffort

Done = tuple[Measure, list[Evidence]]
"""A measure, and the reviewed evidence for it."""


@dataclass(slots=True)
class Promise:
    """A commitment with all that belongs to it, as it was at the report's moment."""

    commitment: Commitment
    measures: list[Measure] = field(default_factory=list)
    evidence: dict[Any, list[Evidence]] = field(default_factory=dict)
    assessment: StatusAssessment | None = None
    glyph: Glyph = Glyph.PROMISED
    obligations: list[Obligation] = field(default_factory=list)
    indicators: list[Shown] = field(default_factory=list)
    """The newest value of each of its indicators."""
    obstacles: list[Obstacle] = field(default_factory=list)
    """What then stood in the way of its measures."""
    contradictions: list[Contradiction] = field(default_factory=list)
    """Where statements didn't fit it, as far as people had judged or released that."""
    waiting: int = 0
    """Pieces of evidence that nobody has reviewed yet."""

    @property
    def done(self) -> list[Done]:
        """Its measures, each with the evidence that was reviewed."""
        return [(measure, self.evidence[measure.pk]) for measure in self.measures]


@dataclass(slots=True)
class Asked:
    """An obligation with what answered it: commitments, measures of its own, articles and how they were applied."""

    obligation: Obligation
    promises: list[Promise] = field(default_factory=list)
    measures: list[Done] = field(default_factory=list)
    coverage: list[Coverage] = field(default_factory=list)
    figures: list[ApplicationFigure] = field(default_factory=list)

    @property
    def unanswered(self) -> bool:
        """Whether nothing on record answered it."""
        return not (self.promises or self.measures or self.coverage)


@dataclass(slots=True)
class OnRecord:
    """What a report of that moment may tell of. *ended* are commitments that lapsed or were superseded; *begun* has the
    day on which a measure was begun, where that isn't the day from which it was planned."""

    moment: datetime
    promises: list[Promise]
    ended: list[Promise]
    asked: list[Asked]
    begun: dict[UUID, date]


def on_record(moment: datetime, ceiling: Classification) -> OnRecord:
    """Everything as it was at *moment*, up to *ceiling*; evidence counts once it was reviewed."""
    return _Moment(moment, ceiling).read()


class _Moment:
    """One moment, read once for all languages."""

    def __init__(self, moment: datetime, ceiling: Classification) -> None:
        self.moment = moment
        self.levels = [level for level in Classification if level.level <= ceiling.level]

    def read(self) -> OnRecord:
        self.evidence: dict[Any, list[Evidence]] = defaultdict(list)
        self.waiting: Counter[Any] = Counter()
        for piece in self.shown(Evidence):
            if piece.state == "accepted":
                self.evidence[piece.measure_id].append(piece)
            self.waiting[piece.measure_id] += piece.state == "submitted"
        self.measures = sorted(self.shown(Measure), key=lambda measure: measure.starts_on)
        self.obligations = self.with_paragraphs()
        self.values = values_at(self.moment, self.levels)
        every = list(self.commitments())
        active = [one for one in every if one.commitment.state == "active"]
        ended = [one for one in every if one.commitment.state != "active"]
        asked = self.asked({one.commitment.pk: one for one in active})
        return OnRecord(self.moment, active, ended, asked, self.begun())

    def begun(self) -> dict[UUID, date]:
        """A measure that was put on record only after it was to begin began as planned, as far as the record knows."""
        first = reached(Measure, "state", "under_way", self.moment)
        days = {key: timezone.localdate(at) for key, at in first.items()}
        return {
            one.pk: days[one.pk]
            for one in self.measures
            if one.pk in days
            and days[one.pk] != one.starts_on
            and (days[one.pk] < one.starts_on or timezone.localdate(one.created_at) <= one.starts_on)
        }

    def shown(self, model: Any) -> Iterable[Any]:
        return (one for one in as_of(model, self.moment) if one.classification in self.levels)

    def with_paragraphs(self) -> list[Obligation]:
        """Obligations with the paragraph and mark that they had."""
        self.instruments = {one.pk: one for one in self.shown(Instrument)}
        self.provisions = {one.pk: one for one in as_of(Provision, self.moment)}
        found = []
        for one in sorted(as_of(Obligation, self.moment), key=lambda each: each.key):
            if one.instrument_id in self.instruments:
                one.instrument = self.instruments[one.instrument_id]
                one.provision = self.provisions.get(one.provision_id) if one.provision_id else None
                found.append(one)
        return found

    def commitments(self) -> Iterable[Promise]:
        own: dict[str, list[Measure]] = defaultdict(list)
        for measure in self.measures:
            for key in measure.links["commitments"]:
                own[key].append(measure)
        answered: dict[str, list[Obligation]] = defaultdict(list)
        for obligation in self.obligations:
            for key in obligation.links["commitments"]:  # type: ignore[attr-defined]
                answered[key].append(obligation)
        assessments = {
            one.commitment_id: one
            for one in sorted(as_of(StatusAssessment, self.moment), key=lambda each: each.created_at)
            if one.state == "confirmed"
        }
        order, today = list(LineOfEffort), timezone.localdate(self.moment)
        in_the_way: dict[Any, list[Obstacle]] = defaultdict(list)
        obstacles = sorted(as_of(Obstacle, self.moment), key=lambda each: (each.since, each.created_at))
        removers = Organisation.objects.in_bulk({one.remover_id for one in obstacles})
        for obstacle in obstacles:
            obstacle.remover = removers[obstacle.remover_id]
            if obstacle.removed_on is None or obstacle.removed_on > today:
                in_the_way[obstacle.measure_id].append(obstacle)
        misfits = contradictions_at(self.moment, self.levels)
        found = []
        for commitment in self.shown(Commitment):
            measures = own[str(commitment.pk)]
            confirmed = assessments.get(commitment.pk)
            found.append(
                Promise(
                    commitment,
                    measures,
                    {measure.pk: self.evidence[measure.pk] for measure in measures},
                    confirmed,
                    standing(commitment, measures, confirmed, today),
                    answered[str(commitment.pk)],
                    self.values[str(commitment.pk)],
                    [one for measure in measures if measure.state in UNFINISHED for one in in_the_way[measure.pk]],
                    misfits[commitment.pk],
                    sum(self.waiting[measure.pk] for measure in measures),
                )
            )
        return sorted(
            found, key=lambda p: (order.index(LineOfEffort(p.commitment.line_of_effort)), p.commitment.created_at)
        )

    def asked(self, active: dict[Any, Promise]) -> list[Asked]:
        coverage: dict[Any, list[Coverage]] = defaultdict(list)
        for one in as_of(Coverage, self.moment):
            provision = self.provisions.get(one.provision_id)
            if one.state == "confirmed" and provision and provision.instrument_id in self.instruments:
                provision.instrument = self.instruments[provision.instrument_id]
                one.provision = provision
                coverage[one.obligation_id].append(one)
        figures: dict[Any, list[ApplicationFigure]] = defaultdict(list)
        for figure in as_of(ApplicationFigure, self.moment):
            figures[figure.provision_id].append(figure)
        keys = {str(key): promise for key, promise in active.items()}
        by_key = {str(one.pk): one for one in self.measures}
        return [
            Asked(
                one,
                [keys[key] for key in one.links["commitments"] if key in keys],  # type: ignore[attr-defined]
                [(by_key[key], self.evidence[by_key[key].pk]) for key in one.links["measures"] if key in by_key],  # type: ignore[attr-defined]
                coverage[one.pk],
                [figure for cover in coverage[one.pk] for figure in figures[cover.provision_id]],
            )
            for one in self.obligations
        ]

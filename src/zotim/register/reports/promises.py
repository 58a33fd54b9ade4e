"""Commitments as they were at a moment, each with what was done, what shows it and what was found."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from zotim.core.revisions.services import as_of
from zotim.register.models import (
    Commitment,
    Evidence,
    Instrument,
    Measure,
    Obligation,
    Provision,
    StatusAssessment,
)
from zotim.register.standing import standing
from zotim.vocabulary import Classification, Glyph, LineOfEffort


@dataclass(slots=True)
class Promise:
    """A commitment with all that belongs to it, as it was at the report's moment."""

    commitment: Commitment
    measures: list[Measure] = field(default_factory=list)
    evidence: dict[Any, list[Evidence]] = field(default_factory=dict)
    assessment: StatusAssessment | None = None
    glyph: Glyph = Glyph.PROMISED
    obligations: list[Obligation] = field(default_factory=list)
    waiting: int = 0
    """Pieces of evidence that nobody has reviewed yet."""


def promises(moment: datetime, ceiling: Classification) -> list[Promise]:
    """Every active commitment as it was at *moment*, up to *ceiling*; measures and reviewed evidence with it."""
    levels = [level for level in Classification if level.level <= ceiling.level]
    measures: dict[str, list[Measure]] = defaultdict(list)
    for measure in as_of(Measure, moment):
        for key in measure.links["commitments"]:  # type: ignore[attr-defined]
            if measure.classification in levels:
                measures[key].append(measure)
    evidence: dict[Any, list[Evidence]] = defaultdict(list)
    waiting: Counter[Any] = Counter()
    for piece in as_of(Evidence, moment):
        if piece.state == "accepted" and piece.classification in levels:
            evidence[piece.measure_id].append(piece)
        waiting[piece.measure_id] += piece.state == "submitted" and piece.classification in levels
    assessments: dict[Any, StatusAssessment] = {}
    for assessment in sorted(as_of(StatusAssessment, moment), key=lambda one: one.created_at):
        if assessment.state == "confirmed":
            assessments[assessment.commitment_id] = assessment
    answered = _obligations(moment, levels)
    found = []
    for commitment in as_of(Commitment, moment):
        if commitment.state != "active" or commitment.classification not in levels:
            continue
        own = sorted(measures[str(commitment.pk)], key=lambda measure: measure.starts_on)
        shown = {measure.pk: evidence[measure.pk] for measure in own}
        confirmed = assessments.get(commitment.pk)
        glyph = standing(commitment, own, confirmed, timezone.localdate(moment))
        asked = sum(waiting[measure.pk] for measure in own)
        found.append(Promise(commitment, own, shown, confirmed, glyph, answered[str(commitment.pk)], asked))
    order = list(LineOfEffort)
    return sorted(
        found, key=lambda p: (order.index(LineOfEffort(p.commitment.line_of_effort)), p.commitment.created_at)
    )


def _obligations(moment: datetime, levels: list[Classification]) -> dict[str, list[Obligation]]:
    """The obligations that each commitment answered at *moment*, with the paragraph and mark that they then had."""
    instruments = {one.pk: one for one in as_of(Instrument, moment) if one.classification in levels}
    provisions = {one.pk: one for one in as_of(Provision, moment)}
    answered: dict[str, list[Obligation]] = defaultdict(list)
    for one in sorted(as_of(Obligation, moment), key=lambda each: each.key):
        if one.instrument_id in instruments:
            one.instrument = instruments[one.instrument_id]
            one.provision = provisions.get(one.provision_id) if one.provision_id else None
            for key in one.links["commitments"]:  # type: ignore[attr-defined]
                answered[key].append(one)
    return answered

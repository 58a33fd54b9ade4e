"""One commitment with all that belongs to it, as it stands now or as it stood at an earlier moment.

Who may see what is asked as of now, whatever the moment: access that has ended stays ended.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import NotVisible, visible
from zotim.core.revisions.services import as_of, once_with
from zotim.register import selectors
from zotim.register.models import Commitment, Evidence, Measure, StatusAssessment
from zotim.register.path import Station, stations
from zotim.register.policy import sees_assessments
from zotim.register.standing import glyph_on, standing
from zotim.vocabulary import Glyph

M = TypeVar("M", bound=Model)


class NotYet(NotVisible):
    """The actor sees the record, but it wasn't there at the moment that was asked for."""


@dataclass(slots=True)
class Whole:
    """A commitment with its measures, the evidence of each, and what was assessed, newest first."""

    commitment: Commitment
    glyph: Glyph
    measures: list[Measure] = field(default_factory=list)
    evidence: dict[UUID, list[Evidence]] = field(default_factory=dict)
    assessments: list[StatusAssessment] = field(default_factory=list)
    hidden: bool = False
    """Whether the actor sees a part only, and no assessments: then an empty list says nothing."""

    @property
    def confirmed(self) -> StatusAssessment | None:
        """The newest assessment that two people stand behind."""
        return next((one for one in self.assessments if one.state == "confirmed"), None)

    @property
    def path(self) -> list[Station]:
        """From pledge to proof, as far as the actor may see."""
        pieces = [piece for shown in self.evidence.values() for piece in shown]
        reviewed = sum(piece.state == "accepted" for piece in pieces)
        waiting = sum(piece.state == "submitted" for piece in pieces)
        return stations(
            self.commitment.document, self.measures, (reviewed, waiting), self.glyph, self.confirmed, hidden=self.hidden
        )


def whole(actor: Actor, pk: UUID) -> Whole:
    """As it stands now. Raises NotVisible."""
    found = selectors.commitment(actor, pk)
    measures = list(selectors.measures_of(actor, found))
    evidence = {measure.pk: list(selectors.pieces_of(actor, measure)) for measure in measures}
    assessments, glyph = list(selectors.assessments_of(actor, found)), Glyph(_survivor(found).glyph)  # type: ignore[attr-defined]
    return Whole(found, glyph, measures, evidence, assessments, hidden=not sees_assessments(actor))


def _survivor(one: Commitment) -> Commitment:
    """The commitment itself, or the one into which it was merged in the end: there it stands."""
    while one.merged_into_id:
        one = Commitment.objects.annotate(glyph=glyph_on(timezone.localdate())).get(pk=one.merged_into_id)
    return one


def whole_as_of(actor: Actor, pk: UUID, moment: datetime) -> Whole:
    """As it stood at *moment*, from its revisions. Raises NotVisible, and NotYet for one that wasn't there yet."""
    now = selectors.commitment(actor, pk)
    then = next(as_of(Commitment, moment, [pk]), None)
    if then is None:
        raise NotYet(Commitment, str(pk))
    then.document, then.lead = now.document, now.lead if now.lead_id == then.lead_id else then.lead
    # What belonged to it then may belong to another now: links end, and records are merged.
    measures_now, claims_now = (rows.values_list("pk", flat=True) for rows in (now.measures, now.assessments))
    did = once_with(Measure, pk, moment, measures_now.order_by("pk"))
    every = [one for one in did if str(pk) in one.links["commitments"]]  # type: ignore[attr-defined]
    # Where it stood follows from all of them; what is shown of them is what the actor may see.
    said = once_with(StatusAssessment, pk, moment, claims_now.order_by("pk"))
    claims = [one for one in said if one.commitment_id == pk]
    claims.sort(key=lambda one: one.created_at, reverse=True)
    confirmed = next((one for one in claims if one.state == "confirmed"), None)
    glyph = standing(then, every, confirmed, timezone.localdate(moment))
    seen = _seen(actor, Measure, every)
    measures = sorted((one for one in every if one.pk in seen), key=lambda one: one.starts_on)
    shown = _seen(actor, StatusAssessment, claims)
    return Whole(
        then,
        glyph,
        measures,
        {measure.pk: parts_as_of(actor, Evidence, measure.pk, moment) for measure in measures},
        [one for one in claims if one.pk in shown],
        hidden=not sees_assessments(actor),
    )


def _seen(actor: Actor, model: type[Model], rows: Iterable[Model]) -> set[UUID]:
    keys = [row.pk for row in rows]
    return set(model._default_manager.filter(visible(model, actor), pk__in=keys).values_list("pk", flat=True))


def parts_as_of(actor: Actor, model: type[M], measure: UUID, moment: datetime) -> list[M]:
    """The records of *model* that belonged to a measure at *moment*, wherever they belong now; the oldest first."""
    now = model._default_manager.filter(measure=measure).order_by("created_at", "pk").values_list("pk", flat=True)
    every = [one for one in once_with(model, measure, moment, now) if one.measure_id == measure]  # type: ignore[attr-defined]
    seen = _seen(actor, model, every)
    return sorted((one for one in every if one.pk in seen), key=lambda one: (one.created_at, one.pk))  # type: ignore[attr-defined]

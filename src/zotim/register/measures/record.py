"""One measure with all that belongs to it, as it stands now or as it stood at an earlier moment.

Who may see what is asked as of now, whatever the moment: access that has ended stays ended.
"""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.revisions.services import as_of
from zotim.register import selectors as register
from zotim.register.measures import selectors
from zotim.register.measures.models import BudgetLine, Obstacle
from zotim.register.models import Commitment, Evidence, Measure, Obligation
from zotim.register.record import NotYet, parts_as_of
from zotim.register.selectors import library
from zotim.register.standing import measure_standing
from zotim.vocabulary import Glyph


@dataclass(slots=True)
class WholeMeasure:
    """A measure with the commitments and obligations that it serves, its money, its obstacles and its evidence."""

    measure: Measure
    glyph: Glyph
    support: list[Organisation] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def sums(self) -> list[tuple[str, Decimal]]:
        """What the budget comes to, by currency."""
        return selectors.sums(self.budget)

    @property
    def parts(self) -> list[BudgetLine | Obstacle | Evidence]:
        """What belongs to it, for its history."""
        return [*self.budget, *self.obstacles, *self.evidence]


def whole(actor: Actor, pk: UUID) -> WholeMeasure:
    """As it stands now. Raises NotVisible."""
    found = selectors.measure(actor, pk)
    return WholeMeasure(
        found,
        Glyph(found.glyph),  # type: ignore[attr-defined]
        list(selectors.supporters(found)),
        list(selectors.commitments_of(actor, found)),
        list(selectors.obligations_of(actor, found)),
        list(selectors.budget_of(actor, found)),
        list(selectors.obstacles_of(actor, found)),
        list(register.pieces_of(actor, found)),
    )


def whole_as_of(actor: Actor, pk: UUID, moment: datetime) -> WholeMeasure:
    """As it stood at *moment*, from its revisions. Raises NotVisible, and NotYet for one that wasn't there yet."""
    selectors.measure(actor, pk)
    then = next(as_of(Measure, moment, [pk]), None)
    if then is None:
        raise NotYet(Measure, str(pk))
    links = then.links  # type: ignore[attr-defined]
    answered = [one.pk for one in as_of(Obligation, moment) if str(pk) in one.links["measures"]]  # type: ignore[attr-defined]
    return WholeMeasure(
        then,
        measure_standing(then, timezone.localdate(moment)),
        list(Organisation.objects.filter(pk__in=links.get("support", ())).order_by("created_at", "pk")),
        list(register.commitments(actor).filter(pk__in=links["commitments"]).order_by("created_at", "pk")),
        list(library.obligations(actor).filter(pk__in=answered)),
        parts_as_of(actor, BudgetLine, pk, moment),
        parts_as_of(actor, Obstacle, pk, moment),
        parts_as_of(actor, Evidence, pk, moment),
    )

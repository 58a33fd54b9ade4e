"""Every read that the pages of measures need. Each takes the actor and returns what the actor may see."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.people.models import Organisation, User
from zotim.core.prepared import Prepared
from zotim.register.measures.models import BudgetLine, Obstacle
from zotim.register.models import Commitment, Measure, Obligation
from zotim.register.selectors.bodies import focal_points, seen_to, without_focal_point
from zotim.register.standing import measure_glyph_on


def measures(actor: Actor, today: date | None = None) -> QuerySet[Measure]:
    """Measures that the actor may see and that weren't merged into another, newest first; ``glyph`` as of the day."""
    return every_measure(actor, today).filter(merged_into=None)


def every_measure(actor: Actor, today: date | None = None) -> QuerySet[Measure]:
    """The same with those that were merged into another."""
    return (
        Measure.objects.filter(visible(Measure, actor))
        .annotate(glyph=measure_glyph_on(today or timezone.localdate()))
        .select_related("lead")
        .order_by("-created_at", "-pk")
    )


def measure(actor: Actor, pk: UUID) -> Measure:
    """One measure. Raises NotVisible."""
    return get_visible(every_measure(actor), actor, pk=pk)


def commitments_of(actor: Actor, one: Measure) -> QuerySet[Commitment]:
    """The commitments that a measure serves."""
    return one.commitments.filter(visible(Commitment, actor)).select_related("lead").order_by("created_at", "pk")


def obligations_of(actor: Actor, one: Measure) -> QuerySet[Obligation]:
    """The obligations that a measure answers."""
    rows = one.obligations.filter(visible(Obligation, actor)).select_related("instrument", "provision")
    return rows.order_by("key", "pk")


def supporters(one: Measure) -> QuerySet[Organisation]:
    """The bodies that support a measure."""
    return one.support.order_by("created_at", "pk")


def budget_of(actor: Actor, one: Measure) -> QuerySet[BudgetLine]:
    """The lines of its budget, struck ones too."""
    return one.budget.filter(visible(BudgetLine, actor))


def sums(lines: Iterable[BudgetLine]) -> list[tuple[str, Decimal]]:
    """What the lines come to: one sum for each currency, never mixed, by the code of the currency."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        if not line.struck:
            found[line.currency] += line.amount
    return sorted(found.items())


def obstacles_of(actor: Actor, one: Measure) -> QuerySet[Obstacle]:
    """What stands or stood in its way, the oldest first."""
    return one.obstacles.filter(visible(Obstacle, actor)).select_related("remover")


def in_the_way_of(actor: Actor, measures: QuerySet[Measure], today: date) -> QuerySet[Obstacle]:
    """What stands in the way of these measures on a day, the oldest first."""
    there = Q(removed_on=None) | Q(removed_on__gt=today)
    rows = Obstacle.objects.filter(there, visible(Obstacle, actor), measure__in=measures.order_by())
    return rows.select_related("measure", "remover")


def told_of(actor: Actor, remover: Organisation) -> list[User]:
    """Who is told of an obstacle that this body can take away: its focal points, but for the actor."""
    return list(focal_points(remover.pk).exclude(pk__in=actor.people))


def removers_unspoken(obstacles: Iterable[Obstacle]) -> frozenset[UUID]:
    """The bodies that should take one of these obstacles away and have no focal point, so that nobody was told."""
    return without_focal_point(one.remover_id for one in obstacles if one.removed_on is None)


def obstacles_to_remove(actor: Actor, most: int) -> Iterable[Obstacle]:
    """What others wait for: the first *most* obstacles that the bodies which the actor sees to can take away."""
    return Prepared(_removable, visible(Obstacle, actor), seen_to(actor), most)


def _removable(seen: Q, own: frozenset[UUID | None], most: int) -> QuerySet[Obstacle]:
    rows = Obstacle.objects.filter(seen, remover__in=own, removed_on=None)
    rows = rows.select_related("measure").only("title", "since", "remover", "measure__reference")
    return rows.order_by("since", "pk")[:most]

"""Every read about plans of rotations: takes the actor, returns only what the actor may see. Behind the wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions import selectors as missions
from zotim.desks.deployments.missions.days import Span, uncovered
from zotim.desks.deployments.missions.holding import Gap, Holding
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.desks.deployments.planning.models import Change, Plan, PlannedTour
from zotim.desks.deployments.planning.problem import ends, question
from zotim.engines.rosters import ProblemError

HELD = (Change.KEPT, Change.MOVED, Change.NEW)
"""What a plan does with tours in which somebody goes."""


def plans(actor: Actor) -> QuerySet[Plan]:
    """Plans of the missions to which the actor's bodies send people, the newest first; each with how many of its tours
    are new, get other days and are called off (``changes``)."""
    rows = Plan.objects.filter(visible(Plan, actor)).select_related("mission__lead", "copy_of")
    changes = Count("planned", filter=Q(planned__change__in=(Change.MOVED, Change.DROPPED)))
    return rows.annotate(changes=changes).order_by("-created_at", "-pk")


def plan(actor: Actor, pk: UUID) -> Plan:
    """One of them. Raises NotVisible."""
    return get_visible(plans(actor), actor, pk=pk)


def of_mission(actor: Actor, one: Mission) -> QuerySet[Plan]:
    """The plans of a mission that weren't set aside."""
    return plans(actor).filter(mission=one).exclude(state="dropped")


def others(actor: Actor, one: Plan) -> QuerySet[Plan]:
    """With which plans of the same mission it can be compared."""
    return of_mission(actor, one.mission).filter(planned_at__isnull=False).exclude(pk=one.pk)


def other(actor: Actor, one: Plan, pk: UUID) -> Plan:
    """One of these. Raises NotVisible."""
    return get_visible(others(actor, one), actor, pk=pk)


def planned(actor: Actor, one: Plan) -> QuerySet[PlannedTour]:
    """The tours of a plan, by billet and day. By what the engine chose is no order of people."""
    rows = PlannedTour.objects.filter(visible(PlannedTour, actor), plan=one)
    rows = rows.select_related("billet__mission__lead", "nominee__lead", "tour__billet__mission__lead", "tour__nominee")
    return rows.order_by("billet__code", "from_on", "pk")


def changed(one: Plan) -> list[str]:
    """Which parts of what a plan was worked out from aren't as they were: ``billets``, ``people``, ``tours`` or
    ``rules``. As whoever asks behind the wall."""
    try:
        now = question(one).basis
    except ProblemError:  # what stands now can't be planned at all
        return ["tours"]
    return [name for name in ("billets", "people", "tours", "rules") if one.basis.get(name) != now[name]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A plan as its page shows it: the accepted billets, their days as they are planned, its tours, who would hold what
    when, days that nobody covers, and those on which the mission lacks a ground."""

    billets: Sequence[Billet]
    tours: Sequence[PlannedTour]
    held: Sequence[Holding]
    gaps: Sequence[Gap]
    ungrounded: Sequence[grounds.Missing]

    @property
    def counts(self) -> dict[str, int]:
        """How many tours stay, get other days, are new and are called off."""
        return {change: sum(one.change == change for one in self.tours) for change in Change.values}

    @property
    def told(self) -> list[tuple[str, int]]:
        """The same, without what there is none of."""
        return [(change, number) for change, number in self.counts.items() if number]


def shown(actor: Actor, one: Plan) -> Shown:
    """What the page of a plan shows. As whoever asks behind the wall."""
    tours = list(planned(actor, one))
    billets = list(missions.billets(actor, one.mission).filter(state="accepted", from_on__lte=one.until_on))
    held = [_holding(each) for each in tours if each.change in HELD]
    gaps = [
        Gap(billet, span)
        for billet in billets
        if (whole := _whole(one, billet)).first <= whole.last
        for span in uncovered(whole, [each.span for each in held if each.billet == billet.pk])
    ]
    return Shown(billets, tours, held, gaps, grounds.missing(one.mission, one.from_on, one.until_on))


def _whole(one: Plan, billet: Billet) -> Span:
    """The days of a billet that were planned."""
    return Span(max(billet.from_on, one.from_on), ends(billet, one))


def _holding(one: PlannedTour) -> Holding:
    return Holding(
        one.billet_id, one.arrives_on, one.span, agreed=one.change == Change.KEPT, ready=False, there=False, over=False
    )


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody in a billet for some days, in the *first* of two plans, the *second*, or both."""

    tour: PlannedTour
    first: bool
    second: bool


def differences(actor: Actor, first: Plan, second: Plan) -> list[Line]:
    """What only one of two plans has, and what both have, by billet and day."""

    def tours(one: Plan) -> dict[tuple, PlannedTour]:
        rows = planned(actor, one).filter(change__in=HELD)
        return {(each.billet.code, each.from_on, each.until_on, each.nominee.staff_number): each for each in rows}

    one, other = tours(first), tours(second)
    return [Line((one | other)[key], key in one, key in other) for key in sorted(one.keys() | other.keys())]

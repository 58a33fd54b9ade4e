"""A plan's question as the engine takes it, read from the rows as whoever asks behind the wall; and hashes of it, by
which one sees that rows changed. The engine knows staff numbers and codes of billets, no names."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions.days import DAY
from zotim.desks.deployments.missions.models import RANKS, Billet, Clearance, QualificationKind
from zotim.desks.deployments.people.models import Aspect, Fitness, Nominee, Qualification
from zotim.desks.deployments.planning.models import Plan, Standing
from zotim.desks.deployments.planning.prices import Prices, prices
from zotim.desks.deployments.tours.lacks import LEVELS
from zotim.desks.deployments.tours.models import Terms, Tour
from zotim.desks.deployments.tours.selectors import rest
from zotim.desks.deployments.tours.states import AWAY, LIVE
from zotim.engines import rosters

FOR_EVER = date.max - timedelta(days=4_000)
"""A day that no plan reaches, with room for rests after it."""


@dataclass(frozen=True, slots=True)
class Question:
    """The *problem*, and the rows behind its codes; *stands* are the tours that stand on days that are planned."""

    problem: rosters.Problem
    billets: Mapping[str, Billet]
    people: Mapping[str, Nominee]
    stands: Sequence[Tour]
    prices: Prices | None

    @property
    def basis(self) -> dict[str, str]:
        """A hash of each part: who reads them learns that a part changed, not what."""
        one = self.problem
        parts = {
            "billets": one.billets,
            "people": [replace(each, cost=0) for each in one.people],
            "tours": [one.today, [each.state for each in self.stands]],
            "rules": [one.rules, self.prices and self.prices.currency, [each.cost for each in one.people]],
        }
        return {name: hashlib.sha256(_plain(part).encode()).hexdigest() for name, part in parts.items()}


def _plain(part: object) -> str:
    """The same text for the same part, in any process: sets in order."""
    if isinstance(part, rosters.Billet):
        return repr((part.code, part.starts, part.ends, sorted(part.needs)))
    if isinstance(part, rosters.Person):
        return repr((part.code, sorted(part.has.items(), key=str), part.absent, part.returned, part.cost))
    if isinstance(part, list | tuple):
        return "[" + ",".join(_plain(each) for each in part) + "]"
    return repr(part)


def question(plan: Plan) -> Question:
    """The question of a plan, as the rows are now."""
    billets, cut = _billets(plan)
    people = list(Nominee.objects.filter(lead=plan.mission.lead_id, state="listed").order_by("staff_number", "pk"))
    live = Tour.objects.filter(nominee__lead=plan.mission.lead_id).exclude(state="cancelled")
    every = list(live.select_related("billet__mission", "nominee").order_by("arrives_on", "pk"))
    stands = [one for one in every if one.billet_id in {each.pk for each in billets} and _planned(one, plan)]
    held = {one.nominee_id for one in stands}
    if plan.fewer:
        free = [one for one in people if one.pk not in held]
        gone = {one.pk for one in free[len(free) - min(plan.fewer, len(free)) :]}
        people = [one for one in people if one.pk not in gone]
    people += [one.nominee for one in stands if one.nominee_id not in {each.pk for each in people}]
    if cut:
        every = [one for one in every if not (one.billet.mission_id == plan.mission_id and one.from_on > plan.until_on)]
    priced = prices(plan.mission, plan.from_on)
    standing = {one.pk for one in stands}
    beside = [one for one in every if one.pk not in standing]
    away = plan.tour_days + plan.handover_days
    persons = [
        replace(one, cost=priced.of(row.rank, away) if priced else 0)
        for row, one in zip(people, _people(plan, billets, people, beside), strict=True)
    ]
    unit = 1 + max((one.cost for one in persons), default=0)
    problem = rosters.Problem(
        billets=[
            rosters.Billet(one.code, max(one.from_on, plan.from_on), ends(one, plan) + DAY, frozenset(_needs(one)))
            for one in billets
        ],
        people=persons,
        rules=rosters.Rules(
            plan.tour_days, plan.handover_days, plan.rest_times * plan.tour_days, _ceiling(plan)
        ),
        weights=rosters.Weights(change=10 * unit, no_handover=unit),
        today=[_stands(one, plan, cut) for one in stands],
    )  # fmt: skip
    return Question(
        problem, {one.code: one for one in billets}, {one.staff_number: one for one in people}, stands, priced
    )


def _billets(plan: Plan) -> tuple[list[Billet], bool]:
    """The accepted billets of which days are planned, and whether the plan supposes that the mission ends earlier."""
    rows = Billet.objects.filter(mission=plan.mission_id, state="accepted", from_on__lte=plan.until_on)
    billets = [one for one in rows.order_by("code", "pk") if ends(one, plan) >= max(one.from_on, plan.from_on)]
    return billets, plan.copy_of is not None and plan.until_on < plan.copy_of.until_on


def ends(billet: Billet, plan: Plan) -> date:
    """Its last day that is planned. Of a what-if that goes on for longer, billets that lasted until the end last on."""
    if plan.copy_of and billet.until_on >= plan.copy_of.until_on:
        return plan.until_on
    return min(billet.until_on, plan.until_on)


def _planned(tour: Tour, plan: Plan) -> bool:
    """Whether a tour stands on days that are planned."""
    return tour.state in LIVE and tour.from_on <= plan.until_on and tour.until_on >= plan.from_on


def _stands(tour: Tour, plan: Plan, cut: bool) -> rosters.Tour:
    """A tour that stands. What has begun, or reaches out of the days that are planned, stays in any case."""
    may = {Standing.FIXED: (), Standing.PROPOSED: ("proposed",), Standing.AGREED: ("proposed", "agreed")}
    within = plan.from_on <= tour.arrives_on and tour.until_on <= plan.until_on
    last = min(tour.until_on, plan.until_on) if cut else tour.until_on
    return rosters.Tour(
        tour.billet.code, tour.nominee.staff_number, tour.arrives_on, tour.from_on, last + DAY,
        locked=tour.state in AWAY or not within or tour.state not in may[Standing(plan.standing)],
    )  # fmt: skip


def _ceiling(plan: Plan) -> int | None:
    """The lowest that holds on any planned day."""
    acts = grounds.confirmed(plan.mission)
    live = [one for one in acts if one.span.first <= plan.until_on and one.span.last >= plan.from_on]
    return min((one.ceiling for one in live if one.ceiling is not None), default=None)


def _needs(billet: Billet) -> Iterator[str]:
    """What whoever holds it has: codes that the page has words for."""
    yield f"rank:{billet.rank_from}:{billet.rank_to or billet.rank_from}"
    if billet.english is not None:
        yield f"english:{billet.english}"
    if billet.clearance != Clearance.NONE:
        yield f"clearance:{billet.clearance}"
    yield from (f"qualification:{one}" for one in billet.qualifications)
    yield from Aspect.values


def _people(
    plan: Plan, billets: Iterable[Billet], people: Sequence[Nominee], beside: Iterable[Tour]
) -> Iterator[rosters.Person]:
    """Whom the engine may choose, by staff number. Nobody is left out: who lacks something can't be chosen for it."""
    asked = {need for one in billets for need in _needs(one)}
    keys, ours = [one.pk for one in people], timedelta(days=plan.rest_times * plan.tour_days)
    fit: dict[UUID, dict[str, date]] = defaultdict(dict)
    for row in Fitness.objects.filter(nominee__in=keys, fit=True):
        fit[row.nominee_id][row.aspect] = row.until_on  # type: ignore[assignment]
    held: dict[UUID, dict[str, Qualification]] = defaultdict(dict)
    for one in Qualification.objects.filter(nominee__in=keys, ended_at=None):
        held[one.nominee_id][one.kind] = one
    rests = {one.mission_id: rest(one) for one in Terms.objects.all()}
    away: dict[UUID, list[tuple[date, date]]] = defaultdict(list)
    for tour in beside:
        theirs = rests.get(tour.billet.mission_id, rest(Terms()))
        before = timedelta(0) if tour.state not in LIVE else theirs
        away[tour.nominee_id].append((tour.arrives_on - before, (tour.back_on or tour.until_on) + max(ours, DAY)))
    for person in people:
        yield rosters.Person(
            person.staff_number,
            dict(_has(person, asked, fit[person.pk], held[person.pk])),
            tuple(sorted([*_absent(person), *away[person.pk]])),
            person.last_return,
        )


def _has(
    person: Nominee, asked: Iterable[str], fit: Mapping[str, date], held: Mapping[str, Qualification]
) -> Iterator[tuple[str, date | None]]:
    """What somebody has of what is asked for, each with the first day without it."""

    def after(last: date | None) -> date | None:
        return last + DAY if last else None

    for need in sorted(asked):
        what, _colon, which = need.partition(":")
        if what == "rank":
            lowest, _colon, highest = which.partition(":")
            if RANKS.index(lowest) <= RANKS.index(person.rank) <= RANKS.index(highest):
                yield need, None
        elif what == "clearance":
            if LEVELS.index(Clearance(person.clearance)) >= LEVELS.index(Clearance(which)):
                yield need, after(person.clearance_until)
        elif what in ("english", "qualification"):
            found = held.get(QualificationKind.ENGLISH if what == "english" else which)
            if found and (what != "english" or (found.level or 0) >= int(which)):
                yield need, after(found.expires_on)
        elif need in fit:
            yield need, after(fit[need])


def _absent(person: Nominee) -> Iterator[tuple[date, date]]:
    """When somebody can't be away, as far as is known."""
    if person.available_from is None:
        yield date.min, FOR_EVER
        return
    yield date.min, person.available_from
    if person.available_until:
        yield person.available_until + DAY, FOR_EVER

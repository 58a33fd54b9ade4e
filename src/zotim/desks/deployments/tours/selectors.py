"""Every read about tours: takes the actor, returns only what the actor may see. Behind the wall.

What a mission is told of them (:func:`holding`) is read by the program, and holds nobody: days, and whether anything is
lacking, not what."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.access.walls import walled
from zotim.core.audit.services import System
from zotim.desks.deployments.missions import grounds
from zotim.desks.deployments.missions.days import Span
from zotim.desks.deployments.missions.holding import Holding, holds
from zotim.desks.deployments.missions.models import Billet, Mission, QualificationKind
from zotim.desks.deployments.people.models import Fitness, Nominee, Qualification
from zotim.desks.deployments.tours.lacks import Has, Lack, grounded, lacks
from zotim.desks.deployments.tours.models import Terms, Tour
from zotim.desks.deployments.tours.states import AWAY, LIVE, OVER, PLANNED, SETTLED

PROGRAM = System("deployments.tours")

Also = Callable[[Sequence[Tour]], Mapping[UUID, Sequence[Lack]]]
_ALSO: list[Also] = []


def also_lacking(answer: Also) -> Also:
    """Enter what a room above says is lacking for some tours, by their keys."""
    _ALSO.append(answer)
    return answer


def tours(actor: Actor) -> QuerySet[Tour]:
    """Tours of the people whom the actor's bodies send, by the day of arrival."""
    rows = Tour.objects.filter(visible(Tour, actor))
    return rows.select_related("billet__mission__lead", "nominee__lead").order_by("arrives_on", "pk")


def tour(actor: Actor, pk: UUID) -> Tour:
    """One of them. Raises NotVisible."""
    return get_visible(tours(actor), actor, pk=pk)


def terms(mission: Mission) -> Terms:
    """The rule of a mission; where nobody entered one, the proposal that the house makes, which isn't kept."""
    return Terms.objects.filter(mission=mission).first() or Terms(mission=mission)


def rest(one: Terms) -> timedelta:
    """How long somebody stays at home before the next tour."""
    return timedelta(days=one.rest_times * one.tour_days)


@dataclass(slots=True)
class _Facts:
    """What is kept of some people, read at once."""

    fit: dict[UUID, dict[str, date]] = field(default_factory=lambda: defaultdict(dict))
    english: dict[UUID, tuple[int, date | None]] = field(default_factory=dict)
    held: dict[UUID, dict[str, date | None]] = field(default_factory=lambda: defaultdict(dict))
    back: dict[UUID, list[tuple[UUID, date]]] = field(default_factory=lambda: defaultdict(list))

    def of(self, one: UUID, but: UUID | None) -> Has:
        """What one of them has; *but* the tour that is asked about."""
        back = tuple(day for tour, day in self.back[one] if tour != but)
        return Has(self.fit[one], self.english.get(one), self.held[one], back)


def _facts(people: Iterable[UUID]) -> _Facts:
    found, keys = _Facts(), set(people)
    for row in Fitness.objects.filter(nominee__in=keys, fit=True):
        found.fit[row.nominee_id][row.aspect] = row.until_on  # type: ignore[assignment]
    for one in Qualification.objects.filter(nominee__in=keys, ended_at=None):
        if one.kind == QualificationKind.ENGLISH:
            found.english[one.nominee_id] = (one.level or 0, one.expires_on)
        else:
            found.held[one.nominee_id][one.kind] = one.expires_on
    for tour in Tour.objects.filter(nominee__in=keys).exclude(state="cancelled"):
        found.back[tour.nominee_id].append((tour.pk, tour.back_on or tour.until_on))
    return found


def lacking(some: Sequence[Tour]) -> dict[UUID, list[Lack]]:
    """What is lacking for each of some tours, by their keys; nothing for those that are over. As whoever asks behind
    the wall."""
    asked = [one for one in some if one.state in LIVE]
    facts = _facts(one.nominee_id for one in asked)
    missions = {one.mission.pk: one.mission for one in asked}
    rests = {pk: rest(terms(one)) for pk, one in missions.items()}
    acts = {pk: grounds.confirmed(one) for pk, one in missions.items()}
    found: dict[UUID, list[Lack]] = {one.pk: [] for one in some}
    more = [answer(asked) for answer in _ALSO]
    for one in asked:
        of, away = one.mission, one.away
        found[one.pk] = [
            *lacks(one.nominee, one.billet, away, facts.of(one.nominee_id, one.pk), rests[of.pk]),
            *grounded(grounds.missing(of, away.first, away.last, acts[of.pk]), away),
            *(lack for answer in more for lack in answer.get(one.pk, ())),
        ]
    return found


@holds
def holding(billets: Sequence[Billet]) -> list[Holding]:
    """Who holds some billets, without anybody's name: read by the program, for whoever sees the billets."""
    with walled(PROGRAM):
        rows = Tour.objects.filter(billet__in=[one.pk for one in billets]).exclude(state="cancelled")
        some = list(rows.select_related("billet__mission", "nominee"))
        lack = lacking(some)
    return [
        Holding(
            one.billet_id, one.arrives_on, one.span, agreed=one.state in SETTLED, ready=not lack[one.pk],
            there=one.state == "there", over=one.state in OVER,
        )
        for one in some
        if one.from_on <= one.until_on
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A tour, what is lacking for it, and whether who comes and who goes are there together for longer than the rule
    says."""

    tour: Tour
    lacks: list[Lack]
    long_handover: bool

    @property
    def live(self) -> bool:
        """Whether it is to come or under way, so that something can be lacking."""
        return self.tour.state in LIVE

    @property
    def ready(self) -> bool:
        """Whether nothing is lacking. Nobody types it in."""
        return not self.lacks


def rows(actor: Actor, of: Mission) -> list[Row]:
    """The tours of a mission that the actor may see, each with what is lacking."""
    with walled(actor):
        some = list(tours(actor).filter(billet__mission=of).exclude(state="cancelled"))
        lack, most = lacking(some), terms(of).handover_days
    return [Row(one, lack[one.pk], (one.from_on - one.arrives_on).days > most) for one in some]


def row(one: Tour) -> Row:
    """One tour with what is lacking, as whoever asks behind the wall."""
    return Row(one, lacking([one])[one.pk], (one.from_on - one.arrives_on).days > terms(one.mission).handover_days)


def of_somebody(actor: Actor, one: Nominee) -> list[Row]:
    """The tours of somebody, called off ones too. As whoever asks behind the wall."""
    some = list(tours(actor).filter(nominee=one))
    lack = lacking(some)
    return [Row(tour, lack[tour.pk], False) for tour in some]


def able(actor: Actor, of: Billet) -> QuerySet[Nominee]:
    """Who is on the list of the body that sends people to the mission of a billet, by staff number. Nobody is left out
    for what they lack: that is told, and a person decides."""
    listed = Nominee.objects.filter(visible(Nominee, actor), state="listed", lead=of.mission.lead_id)
    return listed.order_by("staff_number", "pk")


def to_agree(actor: Actor) -> QuerySet[Tour]:
    """Proposals that nobody agreed to yet."""
    return tours(actor).filter(state="proposed").exclude(billet__mission__state="ended")


def that_begin(actor: Actor, within: int) -> QuerySet[Tour]:
    """Agreed tours that begin within so many days, or should have begun."""
    return tours(actor).filter(state="agreed", arrives_on__lte=timezone.localdate() + timedelta(days=within))


def to_debrief(actor: Actor) -> QuerySet[Tour]:
    """Tours of whom nobody said yet that they were debriefed."""
    return tours(actor).filter(state="returned")


def busy(one: Nominee, span: Span, but: Any = None) -> bool:
    """Whether somebody is on another tour on any of these days."""
    others = Tour.objects.filter(nominee=one, arrives_on__lte=span.last, until_on__gte=span.first)
    return others.filter(state__in=LIVE + OVER).exclude(pk=but).exists()


def held_by_another(billet: Billet, span: Span, but: Any = None) -> bool:
    """Whether somebody else holds a billet on any of these days; handover aside."""
    others = Tour.objects.filter(billet=billet, from_on__lte=span.last, until_on__gte=span.first)
    return others.filter(state__in=LIVE + OVER).exclude(pk=but).exists()


def named_for(billets: Iterable[UUID]) -> bool:
    """Whether anybody is named for one of these billets, and hasn't come back. Read by the program."""
    with walled(PROGRAM):
        return Tour.objects.filter(billet__in=list(billets), state__in=(*PLANNED, *AWAY)).exists()

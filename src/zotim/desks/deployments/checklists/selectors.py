"""Every read about checklists: takes the actor, returns only what the actor may see. What was done for somebody lies
behind the wall."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.confirming import USABLE
from zotim.core.approvals.services import waiting_for
from zotim.desks.deployments.checklists.models import ChecklistItem, ItemCheck
from zotim.desks.deployments.checklists.states import CONFIRM
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.people import selectors as people
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours import selectors as touring
from zotim.desks.deployments.tours.lacks import Lack
from zotim.desks.deployments.tours.models import Tour
from zotim.desks.deployments.tours.selectors import also_lacking
from zotim.desks.deployments.tours.states import LIVE, PLANNED


def items(actor: Actor, of: Mission) -> QuerySet[ChecklistItem]:
    """What has to be done before each tour of a mission, what takes longest first."""
    rows = ChecklistItem.objects.filter(visible(ChecklistItem, actor), mission=of, state="used")
    return rows.order_by("-days_before", "group", "pk")


def item(actor: Actor, pk: UUID) -> ChecklistItem:
    """One that is asked for. Raises NotVisible."""
    rows = ChecklistItem.objects.filter(visible(ChecklistItem, actor), state="used").select_related("mission__lead")
    return get_visible(rows, actor, pk=pk)


def checks(actor: Actor) -> QuerySet[ItemCheck]:
    """What was done before tours, or waived."""
    rows = ItemCheck.objects.filter(visible(ItemCheck, actor))
    return rows.select_related("item__mission", "tour__nominee", "tour__billet__mission__lead").order_by("created_at")


def check(actor: Actor, pk: UUID) -> ItemCheck:
    """One of them. Raises NotVisible."""
    rows = checks(actor).select_related("file", "entered_by", "entered_for", "confirmed_by", "confirmed_for")
    return get_visible(rows, actor, pk=pk)


def to_confirm(actor: Actor) -> QuerySet[ItemCheck]:
    """Those that somebody else entered."""
    return checks(actor).filter(waiting_for(actor, CONFIRM), state="entered")


@dataclass(frozen=True, slots=True)
class Due:
    """An item for a tour: by which day, and where it stands: ``open``, ``late``, ``waits``, ``done`` or ``waived``."""

    tour: Tour
    item: ChecklistItem
    on: date
    standing: str
    check: ItemCheck | None

    @property
    def settled(self) -> bool:
        """Whether it keeps nobody from setting out."""
        return self.standing in ("done", "waived")


def due(some: Sequence[Tour], today: date) -> list[Due]:
    """Every item for some tours, what is due first. As whoever asks behind the wall."""
    asked: dict[UUID, list[ChecklistItem]] = defaultdict(list)
    for one in ChecklistItem.objects.filter(mission__in={each.mission.pk for each in some}, state="used"):
        asked[one.mission_id].append(one)
    rows = ItemCheck.objects.filter(tour__in=[each.pk for each in some], state__in=USABLE)
    found = {(row.tour_id, row.item_id): row for row in rows}
    all_of = [_due(tour, one, found.get((tour.pk, one.pk)), today) for tour in some for one in asked[tour.mission.pk]]
    return sorted(all_of, key=lambda one: (one.on, one.tour.reference, one.item.created_at))


def _due(tour: Tour, item: ChecklistItem, check: ItemCheck | None, today: date) -> Due:
    on = tour.arrives_on - timedelta(days=item.days_before)
    if check is None:
        standing = "late" if on < today else "open"
    else:
        standing = "waits" if check.state == "entered" else "waived" if check.waived_why else "done"
    return Due(tour, item, on, standing, check)


@also_lacking
def blocking(some: Iterable[Tour]) -> dict[UUID, list[Lack]]:
    """The blocking items that nobody has done or waived, for tours that haven't begun."""
    planned = [one for one in some if one.state in PLANNED]
    found: dict[UUID, list[Lack]] = defaultdict(list)
    for one in due(planned, timezone.localdate()) if planned else []:
        if one.item.blocking and not one.settled:
            found[one.tour.pk].append(Lack("item", of=one.item.title))
    return found


@dataclass(frozen=True, slots=True)
class When:
    """A day of somebody: ``arrives``, ``until``, ``rest``, ``item`` (then *due*), ``qualification``, ``fitness`` or
    ``clearance`` (then *which* ends). *tour* where it is of one."""

    on: date
    what: str
    tour: Tour | None = None
    due: Due | None = None
    which: str = ""


def what_by_when(actor: Actor, one: Nominee) -> list[When]:
    """The days of somebody that haven't passed, or on which something is late: what is due before their tours, when
    they go and come back, until when they rest, what ends. As whoever asks behind the wall."""
    today, some = timezone.localdate(), list(touring.tours(actor).filter(nominee=one).exclude(state="cancelled"))
    found = [
        When(each.on, "item", each.tour, each)
        for each in due([tour for tour in some if tour.state in PLANNED], today)
        if not each.settled
    ]
    for tour in some:
        found += [When(tour.arrives_on, "arrives", tour)] if tour.state in PLANNED else []
        found += [When(tour.until_on, "until", tour)] if tour.state in LIVE else []
        if tour.back_on:
            found.append(When(tour.back_on + touring.rest(touring.terms(tour.mission)), "rest", tour))
    last = one.clearance_until
    found += [When(last, "clearance", which=one.clearance)] if last else []
    found += [
        When(each.until_on, "fitness", which=each.aspect)
        for each in people.fitness(actor, one)
        if each.fit and each.until_on
    ]
    found += [
        When(each.expires_on, "qualification", which=each.kind)
        for each in people.qualifications(actor, one)
        if each.expires_on
    ]
    return sorted((each for each in found if each.on >= today or each.due), key=lambda each: (each.on, each.what))


def board(actor: Actor) -> list[Due]:
    """What isn't done yet before the tours of the actor's bodies that are to come, what is due first. As whoever asks
    behind the wall."""
    some = list(touring.tours(actor).filter(state__in=PLANNED))
    return [one for one in due(some, timezone.localdate()) if not one.settled]

"""Every read of conferences: takes the actor, returns only what they may see. Called behind the wall."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.grants import holder_of
from zotim.core.access.policy import get_visible, visible
from zotim.core.people.models import Organisation
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import ENDED, Case
from zotim.desks.reintegration.cases.policy import CHAIRS, assigned, overseen
from zotim.desks.reintegration.conferences.items import why_not
from zotim.desks.reintegration.conferences.models import LIVE, Conference, Decision, Item, Place, Saying, Seat
from zotim.desks.reintegration.conferences.policy import chaired, opens_to, sat
from zotim.desks.reintegration.conferences.sealed import TEXTS
from zotim.desks.reintegration.conferences.standing import stands
from zotim.desks.reintegration.plans import selectors as plans
from zotim.desks.reintegration.plans.models import Goal
from zotim.desks.reintegration.referrals.covering import Row, row_of
from zotim.desks.reintegration.referrals.selectors import holding, what_of


def conferences(actor: Actor) -> QuerySet[Conference]:
    """Those that concern the actor, the latest first."""
    rows = Conference.objects.filter(visible(Conference, actor)).select_related("body", "chair")
    return rows.order_by("-held_on", "-pk")


def conference(actor: Actor, pk: UUID) -> Conference:
    """One of them. Raises NotVisible."""
    return get_visible(conferences(actor), actor, pk=pk)


def coming(actor: Actor) -> QuerySet[Conference]:
    """Those before which something can still be brought, the nearest first."""
    return conferences(actor).filter(state__in=("called", "invited")).order_by("held_on", "pk")


def to_lead(actor: Actor) -> QuerySet[Conference]:
    """Those that the actor chairs and that aren't over, the nearest first."""
    return conferences(actor).filter(pk__in=chaired(actor), state__in=LIVE).order_by("held_on", "pk")


def on_the_way(actor: Actor) -> QuerySet[Conference]:
    """Those that aren't over and that the actor chairs, at which they have a seat, or to which they brought
    something."""
    mine = Seat.objects.filter(visible(Seat, actor), Q(user_id=holder_of(actor)), left_at=None)
    brought = Item.objects.filter(visible(Item, actor), case_id__in=assigned(actor), taken_off_at=None)
    concern = Q(pk__in=mine.values("conference_id")) | Q(pk__in=brought.values("conference_id"))
    rows = conferences(actor).filter(concern | Q(pk__in=chaired(actor)), state__in=LIVE)
    return rows.order_by("held_on", "pk")


def bodies_of(actor: Actor) -> QuerySet[Organisation]:
    """The bodies in whose name the actor calls conferences."""
    return Organisation.objects.filter(pk__in=actor.organisations(*CHAIRS))


# Seats


def seats(actor: Actor) -> QuerySet[Seat]:
    """Seats that the actor may see and that weren't taken back, in the order in which they were given."""
    rows = Seat.objects.filter(visible(Seat, actor), left_at=None)
    return rows.select_related("conference", "body", "user").order_by("created_at", "pk")


def seats_of(actor: Actor, conference: Conference) -> QuerySet[Seat]:
    """Those of one conference."""
    return seats(actor).filter(conference=conference)


def seat(actor: Actor, pk: UUID) -> Seat:
    """One of them. Raises NotVisible."""
    return get_visible(seats(actor), actor, pk=pk)


def to_sign(actor: Actor) -> QuerySet[Seat]:
    """One's own seats whose undertaking isn't signed."""
    rows = seats(actor).filter(Q(user_id=actor.user_id), undertaken_at=None, conference__state__in=LIVE)
    return rows.order_by("conference__held_on", "pk")


# Items


def items(actor: Actor) -> QuerySet[Item]:
    """Items that the actor may see and that stand on an agenda, in the order in which they were brought."""
    rows = Item.objects.filter(visible(Item, actor), taken_off_at=None)
    return rows.select_related("conference").order_by("created_at", "pk")


def items_of(actor: Actor, conference: Conference) -> QuerySet[Item]:
    """Those of one conference."""
    return items(actor).filter(conference=conference)


def items_in(actor: Actor, case: Case) -> QuerySet[Item]:
    """Those of one case on which the actor works."""
    return items(actor).filter(case=case, case_id__in=assigned(actor)).order_by("-created_at", "-pk")


def item(actor: Actor, pk: UUID) -> Item:
    """One of them. Raises NotVisible."""
    found = get_visible(items(actor), actor, pk=pk)
    # Who chairs sees an item and not its case: there a join would hide the item, too.
    found.case = Case.objects.filter(visible(Case, actor), pk=found.case_id).first() or Case(pk=found.case_id)
    return found


def worked(actor: Actor, conference: Conference) -> set[UUID]:
    """Which of the items of a conference are of cases on which the actor works."""
    return set(items_of(actor, conference).filter(case_id__in=assigned(actor)).values_list("pk", flat=True))


def works(actor: Actor, item: Item) -> bool:
    """Whether the item is of a case on which the actor works."""
    return assigned(actor).filter(case_id=item.case_id).exists()


def _read(actor: Actor) -> Q:
    """Items of which the actor reads what is said and decided: they work on the case, or sit there."""
    return Q(case_id__in=assigned(actor)) | Q(pk__in=sat(actor))


def reads(actor: Actor, item: Item) -> bool:
    """Whether the actor reads what is said and decided of the item."""
    return items(actor).filter(_read(actor), pk=item.pk).exists()


def to_answer(actor: Actor) -> QuerySet[Item]:
    """Items of one's cases of which it isn't said whether those they are about are invited."""
    rows = items(actor).filter(case_id__in=assigned(actor), invited="", conference__state__in=("called", "invited"))
    return rows.exclude(case__state__in=ENDED).select_related("case").order_by("conference__held_on", "pk")


def to_open(actor: Actor) -> QuerySet[Item]:
    """Items of cases that the actor supervises, at which nobody sits yet although somebody signed an undertaking."""
    signed = Seat.objects.filter(
        visible(Seat, actor), conference=OuterRef("conference_id"), left_at=None, undertaken_at__isnull=False
    )
    placed = Place.objects.filter(visible(Place, actor), item=OuterRef("pk"), ended_at=None)
    rows = items(actor).filter(~Exists(placed), Exists(signed), case_id__in=overseen(actor))
    return rows.filter(conference__state__in=LIVE).exclude(case__state__in=ENDED).select_related("case")


# Places


def places(actor: Actor) -> QuerySet[Place]:
    """Places that the actor may see and that weren't ended."""
    rows = Place.objects.filter(visible(Place, actor), ended_at=None)
    return rows.select_related("seat__user", "seat__body", "item__conference").order_by("created_at", "pk")


def place(actor: Actor, pk: UUID) -> Place:
    """One of a case on which the actor works. Raises NotVisible."""
    rows = places(actor).filter(case_id__in=assigned(actor)).select_related("case")
    return get_visible(rows, actor, pk=pk)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A place at an item, on what it rests in words, and whether that holds now."""

    place: Place
    what: Word
    stands: bool


def sittings_of(actor: Actor, item: Item) -> list[Sitting]:
    """Who sits at an item, for who works on its case."""
    rows = list(places(actor).filter(item=item))
    now = set(Place.objects.filter(stands(), visible(Place, actor), item=item).values_list("pk", flat=True))
    return [Sitting(one, _what(one), one.pk in now) for one in rows]


def _what(place: Place) -> Word:
    return what_of(row_of(place))


@dataclass(frozen=True, slots=True)
class Possible:
    """A seat to which an item can be opened, and on what that can rest."""

    seat: Seat
    row: Row
    what: Word

    @property
    def key(self) -> str:
        """For a form."""
        return f"{self.seat.pk}:{self.row.pk}"


def possible(actor: Actor, item: Item) -> list[Possible]:
    """To which seats the actor can open an item now, and on what each rests."""
    rows = holding(actor, item.case)
    there = set(places(actor).filter(item=item).values_list("seat_id", flat=True))
    signed = [
        one for one in seats_of(actor, item.conference).exclude(undertaken_at=None)
        if one.pk not in there and opens_to(actor, one)
    ]  # fmt: skip
    return [Possible(one, row, what_of(row)) for one in signed for row in rows if not why_not(one, item, row)]


# What is said and decided


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of an item, unsealed for this page and no longer; *text* is None when it can't be read."""

    row: Saying
    text: str | None


def said_of(actor: Actor, item: Item) -> list[Said]:
    """What is asked of the conference and what the person said, in the order in which it was written. The page that
    asks is on record."""
    rows = Saying.objects.filter(visible(Saying, actor), item=item).select_related("author")
    return [Said(row, TEXTS.text(actor, row, "body")) for row in rows.order_by("created_at", "pk")]


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision, unsealed; *words* is None when it can't be read."""

    row: Decision
    words: dict[str, Any] | None


def decisions(actor: Actor) -> QuerySet[Decision]:
    """Decisions in the parts that are open to the actor, the oldest first."""
    rows = Decision.objects.filter(visible(Decision, actor)).select_related("owner", "author", "item__conference")
    return rows.order_by("created_at", "pk")


def decided_of(actor: Actor, item: Item) -> list[Decided]:
    """What was decided on an item."""
    return [Decided(row, TEXTS.values(actor, row, "words")) for row in decisions(actor).filter(item=item)]


def decision(actor: Actor, pk: UUID) -> Decision:
    """A decision of a case on which the actor works. Raises NotVisible."""
    rows = decisions(actor).filter(case_id__in=assigned(actor)).select_related("case")
    return get_visible(rows, actor, pk=pk)


def to_take_over(actor: Actor) -> QuerySet[Decision]:
    """Decisions by which somebody does something and which no plan has yet, in open cases on which the actor works."""
    rows = decisions(actor).filter(case_id__in=assigned(actor), action=None, owner__isnull=False)
    return rows.filter(item__conference__state="closed").exclude(case__state__in=ENDED).select_related("case")


def goals_for(actor: Actor, decision: Decision) -> list[tuple[Goal, str]]:
    """The goals of a draft of the plan into which a decision can go, in words."""
    found: list[tuple[Goal, str]] = []
    for plan in plans.plans_of(actor, decision.case).filter(state="drafted"):
        for one in plans.goals_of(actor, plan):
            if one.row.domain == decision.domain and one.details is not None:
                found.append((one.row, one.details["words"]))
    return found


@dataclass(frozen=True, slots=True)
class Minuted:
    """An item as it stands in the minutes of a seat."""

    item: Item
    question: str
    decided: list[Decided]


def minuted(actor: Actor, seat: Seat) -> QuerySet[Item]:
    """The items at which a seat sits, as far as they are open to the actor. Nothing before the conference opens."""
    if seat.conference.state not in ("open", "closed"):
        return Item.objects.none()
    sits = Place.objects.filter(visible(Place, actor), stands(), seat=seat).values("item_id")
    return items_of(actor, seat.conference).filter(_read(actor), pk__in=sits)


def minutes_of(actor: Actor, seat: Seat) -> list[Minuted]:
    """The same with what was asked and what was decided. What the person said in their own words stays in its part."""
    found = []
    for one in minuted(actor, seat):
        asked = [said.text or "" for said in said_of(actor, one) if said.row.kind == Saying.Kind.QUESTION]
        found.append(Minuted(one, "\n".join(asked), decided_of(actor, one)))
    return found

"""Rounds of an item: each opening begins one. Who spoke in it, who may speak now, as what, and what is agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.audit.models import Event
from zotim.core.people.models import User
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.policy import ADVISERS, READERS
from zotim.desks.content.matching.protection import read_by
from zotim.desks.content.review.models import Answer, Category, Reading, Sample, Turn

LAPSES = timedelta(minutes=15)
"""How long after the last look an item is somebody's."""
FRESH_EYES = (Turn.What.COMPLAINT, Turn.What.SAMPLE)
"""Openings after which it is read by none of those who read it before."""
REOPENED, CLOSED = "content.item.reopened", "content.item.closed"
HANDS = ("by_id", "on_behalf_of_id")


@dataclass(frozen=True, slots=True)
class Agreed:
    """What two people said the same of an item, deputies and whom they stood in for among the *people*; to the police,
    about a threat to life, one may be enough for the moment."""

    round: int
    category: str
    way: str
    people: frozenset[UUID]


def lapse() -> datetime:
    """Before this moment a look has lapsed now."""
    return timezone.now() - LAPSES


def looked_at() -> Q:
    """Items that somebody reads now."""
    return Q(taken_by__isnull=False, taken_at__gt=lapse())


def reader_of(item: Item) -> User | None:
    """Who reads it now."""
    return item.taken_by if item.taken_at and item.taken_at > lapse() else None


def shown_state(item: Item) -> str:
    """The state as it counts: what somebody took and left is open."""
    return "open" if item.state == "taken" and reader_of(item) is None else item.state


def round_of(item: Item) -> int:
    """The number of the round in which an item is: the first, and one for each opening."""
    return 1 + Turn.objects.filter(item=item).exclude(what=Turn.What.CLOSED).count()


def readings_of(item: Item, number: int) -> list[Reading]:
    """The readings of a round, the first one first. For the program: a page asks the selectors."""
    return list(Reading.objects.filter(item=item, round=number).order_by("created_at", "pk"))


def hands(readings: Iterable[Reading]) -> frozenset[UUID]:
    """Everybody behind these readings."""
    return frozenset(found for one in readings for name in HANDS if (found := getattr(one, name)) is not None)


def spent(item: Item) -> frozenset[UUID]:
    """Those who can't read an item now: they spoke in this round; or it was opened because of what was said before."""
    number = round_of(item)
    readings = Reading.objects.filter(item=item)
    opened = Turn.objects.filter(item=item, round=number).exclude(what=Turn.What.CLOSED).first()
    if opened is None or opened.what not in FRESH_EYES:
        readings = readings.filter(round=number)
    return hands(readings)


def part_of(actor: Actor, item: Item) -> str:
    """As what *actor* may speak of an item now; empty where they may not, as one who spoke of it already."""
    if item.state in ("open", "taken", "second") and actor.roles & READERS:
        part = Reading.Part.SECOND if item.state == "second" else Reading.Part.FIRST
        return "" if actor.people & spent(item) else part.value
    if item.state == "adviser" and actor.roles & ADVISERS:
        return "" if actor.people & hands(readings_of(item, round_of(item))) else Reading.Part.ADVISER.value
    return ""


@read_by
def readers_of(item: Item) -> frozenset[UUID]:
    """Everybody who read an item: none of them clears what it touches."""
    return hands(Reading.objects.filter(item=item).exclude(part=Reading.Part.ADVISER))


def turned(event: Event) -> None:
    """What the log calls for each event: whoever opens an item again, in whatever room, begins a round of it; whoever
    closes one ends its round, and the event draws whether it is of the sample."""
    if event.verb not in (REOPENED, CLOSED) or event.outcome != Event.Outcome.DONE:
        return
    item = Item.objects.get(pk=event.object_id)
    number, what = round_of(item), Turn.What.CLOSED.value
    if event.verb == REOPENED:
        number, what = number + 1, event.details.get("why", Turn.What.FACTS)
    Turn.objects.create(
        item=item, round=number, what=what, by_id=event.actor_id, on_behalf_of_id=event.on_behalf_of_id
    )  # fmt: skip
    if event.verb == CLOSED and is_drawn(event.digest, settings.ZOTIM_CONTENT_SAMPLE):
        Sample.objects.get_or_create(item=item, round=number)


def is_drawn(digest: str, per_cent: int) -> bool:
    """Whether an event with this digest (hex) is among so many of a hundred."""
    return int(digest[:16], 16) * 100 < per_cent << 64


def advised(actor: Actor, item: Item) -> bool:
    """Whether *actor* has spoken of an item as its adviser in this round."""
    said = [one for one in readings_of(item, round_of(item)) if one.part == Reading.Part.ADVISER]
    return bool(hands(said) & actor.people)


def same_said(readings: Iterable[Reading], said: tuple[str, str], but: frozenset[UUID]) -> list[Reading]:
    """Those readings of other hands than *but* that want something and say the same: category and way."""
    return [one for one in readings if one.wanted and (one.category, one.wanted) == said and not hands([one]) & but]


def stands(item: Item, number: int) -> tuple[str, str] | None:
    """The category and way that two different people said the same of in a round, if they did."""
    readings = [one for one in readings_of(item, number) if one.part != Reading.Part.SAMPLE]
    said = ((one.category, one.wanted) for one in reversed(readings)
            if same_said(readings, (one.category, one.wanted), hands([one])))  # fmt: skip
    return next(said, None)


def wanted_in_round(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items that are agreed about, each with the way that was *said* last in its round, which is that on which two
    agree, and when that round has *begun*."""
    readings = Reading.objects.filter(item=OuterRef("pk")).exclude(wanted="").exclude(part=Reading.Part.SAMPLE)
    opened = Turn.objects.filter(item=OuterRef("pk")).exclude(what=Turn.What.CLOSED).order_by("-round")
    return items.annotate(
        said=Subquery(readings.order_by("-round", "-created_at", "-pk").values("wanted")[:1]),
        begun=Coalesce(Subquery(opened.values("created_at")[:1]), F("created_at")),
    )


def in_public(item: Item, said: Agreed) -> bool:
    """Whether those who agreed say that it is open to the public and falls into a category of the law. What is passed
    on to help somebody needn't be."""
    heard = [one for one in readings_of(item, said.round) if hands([one]) & said.people]
    return said.category != Category.NONE and all(one.public == Answer.YES for one in heard)


def agreed(item: Item) -> Agreed | None:
    """What two different people said the same of an item in its round, or one of a threat to life; None before."""
    number = round_of(item)
    readings = [one for one in readings_of(item, number) if one.wanted and one.part != Reading.Part.SAMPLE]
    if item.state == "agreed":
        for one in reversed(readings):
            others = same_said(readings, (one.category, one.wanted), hands([one]))
            if others:
                return Agreed(number, one.category, one.wanted, hands([one, *others]))
    elif item.state in ("second", "adviser"):
        for one in readings:
            if one.wanted == Way.POLICE:
                return Agreed(number, one.category, one.wanted, hands([one]))
    return None

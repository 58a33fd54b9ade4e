"""Every read of the room; each takes the actor."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.search.services import counted
from zotim.core.ui.words import Word
from zotim.desks.content.intake.models import IN_QUEUE, Item
from zotim.desks.content.law.policy import ADVISERS, READERS
from zotim.desks.content.review.models import Conflict, Exposure, GoingOn, Languages, Reading, Sample, Turn
from zotim.desks.content.review.rounds import Agreed, agreed, in_public, looked_at, part_of, wanted_in_round
from zotim.desks.content.review.sealed import TEXTS
from zotim.desks.content.review.words import doubts

__all__ = ["Agreed", "agreed", "in_public", "wanted_in_round"]

SOON = timedelta(hours=1)
"""How long before its clock runs out people are told of an item."""


def queue(actor: Actor) -> QuerySet[Item]:
    """The items that somebody is to read: what can't wait, then by the end of the clock."""
    rows = Item.objects.filter(visible(Item, actor), IN_QUEUE)
    return rows.defer("text").select_related("taken_by").order_by("urgency", "due_at", "pk")


def in_languages(languages: Sequence[str]) -> Q:
    """Items in these languages, and those that have none, such as a picture."""
    return Q(language__in=["", *languages])


def own_languages(actor: Actor) -> list[str]:
    """The languages that the actor reads; none: all."""
    found = Languages.objects.filter(visible(Languages, actor)).values_list("codes", flat=True).first()
    return list(found or [])


def for_me(actor: Actor) -> QuerySet[Item]:
    """The items of the queue that the actor may read now: none of which they ever spoke, or that another reads."""
    parts = Q(pk__in=[])
    if actor.roles & READERS:
        parts |= Q(state__in=["open", "taken", "second"])
    if actor.roles & ADVISERS:
        parts |= Q(state="adviser")
    mine = Q(by__in=actor.people) | Q(on_behalf_of__in=actor.people)
    spoken = Reading.objects.filter(mine, item=OuterRef("pk"))
    rows = queue(actor).filter(parts).exclude(looked_at() & ~Q(taken_by__in=actor.people))
    return rows.filter(~Exists(spoken))


def next_in_queue(actor: Actor, languages: Sequence[str] = ()) -> Item | None:
    """The first item that the actor may read; first of those in *languages*. None where there is none."""
    rows = for_me(actor)
    found = rows.filter(in_languages(languages)).first() if languages else None
    return found or rows.first() or _again(actor)


def _again(actor: Actor) -> Item | None:
    """One that was opened again, of which the actor spoke in an earlier round only."""
    mine = Q(readings__by__in=actor.people) | Q(readings__on_behalf_of__in=actor.people)
    rows = queue(actor).filter(mine, turns__isnull=False).exclude(looked_at() & ~Q(taken_by__in=actor.people))
    return next((one for one in rows.distinct()[:50] if part_of(actor, one)), None)


def item(actor: Actor, pk: UUID) -> Item:
    """One item. Raises NotVisible."""
    return get_visible(Item.objects.select_related("taken_by"), actor, pk=pk)


def mine(actor: Actor) -> QuerySet[Item]:
    """The items that the actor reads now, since when: an order that no index of the queue has, which SQLite would walk
    through to its end for the few there are."""
    rows = Item.objects.filter(visible(Item, actor), IN_QUEUE, looked_at(), taken_by__in=actor.people)
    return rows.defer("text").order_by("taken_at", "pk")


def due_by(actor: Actor, moment: datetime) -> tuple[int, bool]:
    """How many items of the queue are due by then, counted so far only, and whether there are more."""
    return counted(queue(actor).filter(due_at__lte=moment))


def waits_for_adviser(actor: Actor) -> tuple[int, bool]:
    """How many items wait for an adviser."""
    return counted(queue(actor).filter(state="adviser"))


def readings(actor: Actor, item: Item) -> list[Reading]:
    """What the actor may know of what was said of an item, the first first."""
    rows = Reading.objects.filter(visible(Reading, actor), item=item)
    return list(rows.select_related("by", "on_behalf_of").order_by("round", "created_at", "pk"))


def said(actor: Actor, item: Item) -> list[tuple[Reading, dict[str, str | None], list[tuple[Word, str]]]]:
    """The same, each with its texts and with what of it leads to an adviser."""
    return [(one, told(actor, one), doubts(one)) for one in readings(actor, item)]


def turns(actor: Actor, item: Item) -> list[Turn]:
    """When it was closed and opened again."""
    rows = Turn.objects.filter(visible(Turn, actor), item=item)
    return list(rows.select_related("by", "on_behalf_of"))


def samples(actor: Actor) -> QuerySet[Sample]:
    """The items of the sample that the actor may read again, the oldest first."""
    mine = Q(by__in=actor.people) | Q(on_behalf_of__in=actor.people)
    read = Reading.objects.filter(mine, item=OuterRef("item"), round=OuterRef("round"))
    rows = Sample.objects.filter(visible(Sample, actor), ~Exists(read), read_at=None)
    return rows.select_related("item").order_by("created_at", "pk")


def sample(actor: Actor, pk: UUID) -> Sample:
    """One of them. Raises NotVisible for one that is none for the actor."""
    return get_visible(samples(actor), actor, pk=pk)


def sample_of(actor: Actor, item: Item) -> Sample | None:
    """The sample as which the actor may read an item again, if it is one."""
    return samples(actor).filter(item=item).first() if item.state == "closed" else None


def exposures(actor: Actor) -> QuerySet[Exposure]:
    """What one uncovered oneself, the newest first."""
    return Exposure.objects.filter(visible(Exposure, actor)).order_by("-created_at", "-pk")


def asks_to_go_on(actor: Actor) -> QuerySet[GoingOn]:
    """Colleagues who ask today whether they go on."""
    rows = GoingOn.objects.filter(visible(GoingOn, actor), agreed=None, day=timezone.localdate())
    return rows.exclude(reader__in=actor.people).select_related("reader").order_by("created_at")


def conflicts(actor: Actor) -> QuerySet[Conflict]:
    """Who is kept from which item, the newest first; for keepers."""
    rows = Conflict.objects.filter(visible(Conflict, actor)).select_related("item", "person", "by")
    return rows.order_by("-created_at", "-pk")


def conflict(actor: Actor, pk: UUID) -> Conflict:
    """One of them. Raises NotVisible."""
    return get_visible(conflicts(actor), actor, pk=pk)


def own_asks(actor: Actor, day: date) -> list[GoingOn]:
    """What one asked colleagues on a day, and what they said."""
    rows = GoingOn.objects.filter(visible(GoingOn, actor), reader=actor.user_id, day=day)
    return list(rows.select_related("answered_by"))


def told(actor: Actor, row: Reading | Turn | Conflict) -> dict[str, str | None]:
    """The sealed texts of a row that the actor may see, by field; None for one that can't be read any more."""
    fields = ("reasons", "where") if isinstance(row, Reading) else ("reason",)
    return {name: TEXTS.text(actor, row, name) for name in fields}

"""Who is kept from an item because they have an interest in it: there it doesn't exist for them, in no room."""

from uuid import UUID

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.notifications.kinds import kept_from
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.policy import bars
from zotim.desks.content.review.models import Conflict


def standing() -> Q:
    """Conflicts that stand today, for a filter."""
    return Q(ended_at=None) & (Q(until=None) | Q(until__gte=timezone.localdate()))


@bars
def barred_items(actor: Actor) -> QuerySet:
    """The items from which somebody behind *actor* is kept: deputies count in both directions."""
    return Conflict.objects.filter(standing(), person__in=actor.people).values_list("item_id", flat=True)


@kept_from
def barred_people(record: Model) -> set[UUID]:
    """Who is kept from an item, or from what hangs on one (a dispatch, a meeting): they hear nothing of it."""
    if record._meta.app_label != Item._meta.app_label:
        return set()
    item = item_of(record)
    return set(Conflict.objects.filter(standing(), item=item).values_list("person_id", flat=True)) if item else set()


def item_of(record: Model) -> UUID | None:
    """The item that a record of this desk is, or hangs on, itself or by its dispatch."""
    if isinstance(record, Item):
        return record.pk
    return getattr(record, "item_id", None) or getattr(getattr(record, "dispatch", None), "item_id", None)


def barred(actor: Actor, item: Item) -> bool:
    """Whether *actor* is kept from an item."""
    return barred_items(actor).filter(item=item).exists()

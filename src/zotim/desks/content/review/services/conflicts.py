"""Conflicts of interest: said of oneself, or entered by a keeper."""

from datetime import date
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, get_visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.audit.services import record
from zotim.core.notifications.models import Notification
from zotim.core.notifications.services import notices_forget
from zotim.core.people.models import User
from zotim.desks.content.intake.models import Item
from zotim.desks.content.review.conflicts import item_of, standing
from zotim.desks.content.review.models import Conflict
from zotim.desks.content.review.policy import CONFLICT, OWN_CONFLICT
from zotim.desks.content.review.sealed import TEXTS
from zotim.desks.content.review.services.reading import item_leave, locked


@transaction.atomic
def conflict_say(*, actor: Actor, pk: UUID, reason: str) -> Conflict:
    """Say that one has an interest in an item: from now on it doesn't exist for one. Raises Unfit without a reason."""
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    item = locked(actor, pk)
    allow(actor, OWN_CONFLICT, item)
    item_leave(actor=actor, pk=item.pk)
    return _entered(actor, item, actor.person_id, reason, None, "content.conflict.said")


@transaction.atomic
def conflict_enter(*, actor: Actor, reference: str, person: UUID, reason: str, until: date | None = None) -> Conflict:
    """Keep somebody from an item, until a day or for good. Raises Unfit without a reason, for an item that isn't there,
    a day that is over, or where it stands already."""
    allow(actor, CONFLICT)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    if until is not None and until < timezone.localdate():
        raise Unfit(_("That day is over."), "until")
    item = Item.objects.select_for_update(of=("self",)).filter(reference=reference.strip().upper()).first()
    if item is None:
        raise Unfit(_("There is no item with this reference."), "reference")
    if Conflict.objects.filter(standing(), item=item, person=person).exists():
        raise Unfit(_("They are kept from it already."), "person")
    if item.taken_by_id == person:
        Item.objects.filter(pk=item.pk).update(taken_at=item.created_at)  # their look lapses
    return _entered(actor, item, User.objects.get(pk=person).pk, reason, until, "content.conflict.entered")


@transaction.atomic
def conflict_end(*, actor: Actor, pk: UUID) -> Conflict:
    """End a conflict of interest now. Raises NeedsAnotherPerson for who is kept from the item by it."""
    found = get_visible(Conflict.objects.select_for_update(of=("self",)), actor, pk=pk)
    allow(actor, CONFLICT, found)
    refuse_own(actor, CONFLICT, found, frozenset({found.person_id}))
    if found.ended_at is None:
        found.ended_at = timezone.now()
        found.save(update_fields=["ended_at"])
        record(actor, "content.conflict.ended", found)
    return found


def _forget(person: UUID, item: Item) -> None:
    """What they were told of the item, and of what hangs on it, goes: for them there is no such thing any more."""
    app = Item._meta.app_label
    rows = Notification.objects.filter(user_id=person, object_type__startswith=f"{app}.")
    for kind, pk in set(rows.values_list("object_type", "object_id")):
        record_ = apps.get_model(kind)._base_manager.filter(pk=pk).first()
        if record_ is not None and item_of(record_) == item.pk:
            notices_forget(person, record_)


def _entered(actor: Actor, item: Item, person: UUID, reason: str, until: date | None, verb: str) -> Conflict:
    # One whose last day is over ended by itself: its row makes room.
    lapsed = Conflict.objects.filter(item=item, person_id=person, ended_at=None)
    lapsed.update(ended_at=timezone.now())
    found = Conflict(
        item=item, person_id=person, by_id=actor.person_id, on_behalf_of_id=actor.on_behalf_of_id, until=until
    )
    found.reason = TEXTS.put(found, "reason", reason)
    found.save(force_insert=True)
    _forget(person, item)
    record(actor, verb, found)
    return found

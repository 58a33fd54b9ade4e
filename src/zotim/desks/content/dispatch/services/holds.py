"""Holds for an investigation: entered for a named body, lifted when it says so, over by themselves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
from zotim.core.records import save_new
from zotim.desks.content.dispatch.models import Hold
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.services.rows import held_item, officers
from zotim.desks.content.dispatch.states import HOLD
from zotim.desks.content.intake.models import Item


@transaction.atomic
def hold_place(*, actor: Actor, item: Item, body: str, reason: str, until: datetime) -> Hold:
    """Enter that a body asks not to touch an item until a moment. Nothing goes out about it meanwhile, but to the
    police. Raises Unfit without a body or a reason, and for a moment that isn't to come."""
    person_may(actor, "content.hold.place", item)
    item = held_item(item)
    if not body.strip():
        raise Unfit(_("Say which body asks."), "body")
    if until <= timezone.now():
        raise Unfit(_("Name a moment that is to come."), "until")
    hold = Hold(pk=uuid7(), item=item, body=body.strip(), until=until, **done_by(actor, "placed"))
    hold.reason = TEXTS.put(hold, "reason", said(reason))
    save_new(hold)
    record(actor, "content.hold.placed", hold, details={"item": str(item.pk)})
    notify(officers(actor), "content.hold.placed", hold)
    return hold


@transaction.atomic
def hold_lift(*, actor: Actor, hold: Hold) -> Hold:
    """Lift it before its moment: the body doesn't ask it any more."""
    person_may(actor, "content.hold.lift", hold)
    step = HOLD.move(hold, "lift", ended_at=timezone.now(), **done_by(actor, "ended"))
    record(actor, step.event, hold)
    return hold


def holds_end(actor: Who, now: datetime) -> int:
    """Put down of each whose moment has come that it is over; answers how many. For the worker; what is over doesn't
    keep anything back, whether or not this was done."""
    over = list(Hold.objects.filter(state="standing", until__lte=now))
    for hold in over:
        with transaction.atomic():
            step = HOLD.move(hold, "end", ended_at=now)
            record(actor, step.event, hold)
            notify(officers(), "content.hold.ended", hold)
    return len(over)

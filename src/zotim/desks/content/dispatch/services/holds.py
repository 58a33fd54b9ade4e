"""Holds for an investigation: entered for a named body, lifted when it says so, over by themselves."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import refuse_own
from zotim.core.approvals.two import behind, done_by, undone
from zotim.core.audit.services import Who, record
from zotim.core.identifiers import uuid7
from zotim.core.notifications.services import notify
from zotim.core.records import save_new
from zotim.core.retention.services import hold_over, hold_set
from zotim.desks.content.dispatch.gates import preserved
from zotim.desks.content.dispatch.models import Hold
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.services.rows import approvers, held_item, officers
from zotim.desks.content.dispatch.states import HOLD, PROLONG, PROLONG_ASK
from zotim.desks.content.intake.custody import custody_add
from zotim.desks.content.intake.models import Item
from zotim.desks.content.law.clocks import PRESERVED
from zotim.desks.content.law.models import ActingBasis

ASKED = [
    "asked_until", "asked_why", "asked_by", "asked_for", "prolonged_by", "prolonged_for", "prolonged_at",
]  # fmt: skip
"""Columns of a wish that a hold stands longer."""


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


def preserve(actor: Actor, item: Item, basis: ActingBasis) -> None:
    """Keep an item as evidence for a time, whatever the rules of retention say. What is kept already stays as it is."""
    if preserved(item):
        return
    reason = _("Evidence in a matter that goes to the prosecutor")
    hold = Hold(
        pk=uuid7(), kind=Hold.Kind.EVIDENCE, item=item, body=str(basis.body)[:200],
        until=PRESERVED.due_at(timezone.now()), kept=hold_set(actor=actor, of=item, reason=reason),
        **done_by(actor, "placed"),
    )  # fmt: skip
    hold.reason = TEXTS.put(hold, "reason", reason)
    save_new(hold)
    custody_add(actor, item, "preserved")
    record(actor, "content.item.preserved", item)
    record(actor, "content.hold.placed", hold, details={"item": str(item.pk), "kind": hold.kind})


@transaction.atomic
def hold_lift(*, actor: Actor, hold: Hold) -> Hold:
    """Lift it before its moment: the body doesn't ask it any more."""
    person_may(actor, "content.hold.lift", hold)
    return _ended(actor, hold, "lift", timezone.now(), **done_by(actor, "ended"))


def _ended(actor: Who, hold: Hold, name: str, at: datetime, **more: Any) -> Hold:
    """What was asked to prolong it falls away with it; what was kept as evidence goes by its own rule again."""
    step = HOLD.move(hold, name, ended_at=at, asked_until=None, **more)
    if hold.kept is not None:
        hold_over(actor=actor, hold=hold.kept)
    record(actor, step.event, hold)
    return hold


@transaction.atomic
def hold_prolong_ask(*, actor: Actor, hold: Hold, until: datetime, reason: str) -> Hold:
    """Ask that it stands longer; another person decides. Raises Unfit for one that is over, a moment that isn't later
    than its own, no reason, and where it is asked already."""
    row = _held(hold)
    person_may(actor, PROLONG_ASK, row)
    if row.state != "standing" or row.until <= timezone.now():
        raise Unfit(_("It is over. Enter a new one, if it is asked again."))
    if row.asked_until is not None:
        raise Unfit(_("Somebody has asked for it already."))
    if until <= row.until:
        raise Unfit(_("Name a moment after the one at which it ends now."), "until")
    row.asked_until, row.prolonged_at = until, None
    row.asked_why = TEXTS.put(row, "asked_why", said(reason))
    for column, value in {**done_by(actor, "asked"), **undone("prolonged")}.items():
        setattr(row, column, value)
    row.save(update_fields=ASKED)
    record(actor, "content.hold.prolong_asked", row)
    notify(approvers(actor), "content.hold.prolong_asked", row)
    return row


@transaction.atomic
def hold_prolong_decide(*, actor: Actor, hold: Hold, agreed: bool) -> Hold:
    """Let it stand longer, or not. Raises NeedsAnotherPerson for who asked, deputies included, and Unfit where nobody
    asks or it is over."""
    row = _held(hold)
    refuse_own(actor, PROLONG, row, behind(row, "asked"))
    person_may(actor, PROLONG, row)
    if row.asked_until is None or row.state != "standing":
        raise Unfit(_("Nobody asks any more that it stands longer."))
    if agreed:
        row.until, row.prolonged_at = row.asked_until, timezone.now()
        for column, value in done_by(actor, "prolonged").items():
            setattr(row, column, value)
    row.asked_until = None
    row.save(update_fields=[*ASKED, "until"])
    if agreed:
        record(actor, "content.hold.prolonged", row)
        notify([row.asked_by_id], "content.hold.prolonged", row)
    else:
        record(actor, "content.hold.not_prolonged", row)
        notify([row.asked_by_id], "content.hold.not_prolonged", row)
    return row


def _held(hold: Hold) -> Hold:
    return Hold.objects.select_for_update(of=("self",)).get(pk=hold.pk)


def holds_end(actor: Who, now: datetime) -> int:
    """Put down of each whose moment has come that it is over; answers how many. For the worker; what is over doesn't
    keep anything back, whether or not this was done."""
    over = list(Hold.objects.filter(state="standing", until__lte=now))
    for hold in over:
        with transaction.atomic():
            _ended(actor, hold, "end", now)
            notify(officers(), "content.hold.ended", hold)
    return len(over)

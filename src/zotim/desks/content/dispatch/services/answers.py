"""What the other side says: receipt, question, done or not, scrutiny. Put down by an officer, or by its system."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.persons import said as reason_of
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import Who, record
from zotim.core.clocks import services as clocks
from zotim.core.notifications.services import notify
from zotim.core.states.machine import WrongState
from zotim.desks.content.dispatch.clocks import ASK_SCRUTINY, REMOVAL, SCRUTINY
from zotim.desks.content.dispatch.models import Dispatch, Letter, NoteKind
from zotim.desks.content.dispatch.sealed import TEXTS
from zotim.desks.content.dispatch.services import letters
from zotim.desks.content.dispatch.services.ending import withdraw
from zotim.desks.content.dispatch.services.rows import SEALED, by, clarifying, happened, held, noted, officers, taken
from zotim.desks.content.dispatch.states import ANSWER, DISPATCH
from zotim.desks.content.law.models import ORDERS, Way

Said = str | Mapping[str, Any]


def _for(actor: Actor, dispatch: Dispatch) -> Dispatch:
    row = held(dispatch)
    person_may(actor, ANSWER, row)
    return row


@transaction.atomic
def dispatch_receive(*, actor: Actor, dispatch: Dispatch, at: datetime | None = None, said: Said = "") -> Dispatch:
    """Put down that it was received, at *at*; the hour runs from then. Raises Unfit for a moment before it was sent."""
    return receive(actor, _for(actor, dispatch), at, said)


@transaction.atomic
def dispatch_fail(*, actor: Actor, dispatch: Dispatch, reason: str) -> Dispatch:
    """Put down that it didn't arrive; it can be sent again."""
    return taken(actor, _for(actor, dispatch), "fail", NoteKind.FAILED, said=reason_of(reason))


@transaction.atomic
def dispatch_question(*, actor: Actor, dispatch: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """Put down that it can't be carried out yet, or that more is asked. The hour stands from then on."""
    return question(actor, _for(actor, dispatch), said, at)


@transaction.atomic
def dispatch_clarify(*, actor: Actor, dispatch: Dispatch, text: str) -> Dispatch:
    """Write what is to be clarified. Nothing leaves before another has read it, and the hour stands until then. Raises
    Unfit while one waits already."""
    row = _for(actor, dispatch)
    DISPATCH.examine(row, "clarify")
    if clarifying(row) is not None:
        raise Unfit(_("A clarification waits for a second person already."))
    noted(actor, row, NoteKind.CLARIFYING, said=reason_of(text, "text"))
    approval_request(actor=actor, action=ANSWER, obj=row)
    record(actor, "content.dispatch.clarifying", row)
    notify(officers(actor), "content.dispatch.clarifying", row)
    return row


@transaction.atomic
def dispatch_clarify_decide(
    *, actor: Actor, dispatch: Dispatch, approved: bool, reason: str = "", shown: str | None = None
) -> Dispatch:  # fmt: skip
    """Let a clarification out that another wrote, or return it. The hour runs on, and the other side is told, by mail
    or when its system asks next. *shown*: the id of the note that was read.

    Raises NeedsAnotherPerson for who wrote it, deputies included; Unfit for a return without a reason; WrongState where
    none waits, or another than what was read.
    """
    row = _for(actor, dispatch)
    DISPATCH.examine(row, "clarify")
    note = clarifying(row)
    if note is None or shown not in (None, str(note.pk)):
        raise WrongState(_("It was decided already."), transition="clarify", state=row.state)
    reason = "" if approved else reason_of(reason, "comment")
    approval_decide(actor=actor, approval=asked(ANSWER, row), approved=approved, comment="" if approved else SEALED)
    if not approved:
        noted(actor, row, NoteKind.RETURNED, said=reason)
        record(actor, "content.dispatch.clarification_returned", row)
        notify([note.noted_by_id], "content.dispatch.clarification_returned", row)
        return row
    said = TEXTS.values(actor, note, "said")
    if not said:
        raise Unfit(_("It can't be read any more."))
    taken(actor, row, "clarify", NoteKind.CLARIFIED, said=said)
    letters.queue(actor, row, Letter.About.CLARIFIED)
    return row


@transaction.atomic
def dispatch_carry_out(*, actor: Actor, dispatch: Dispatch, said: Said = "", at: datetime | None = None) -> Dispatch:
    """Put down that it was carried out, at *at*."""
    return carry_out(actor, _for(actor, dispatch), said, at)


@transaction.atomic
def dispatch_refuse(*, actor: Actor, dispatch: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """Put down that it isn't carried out, and why."""
    return refuse(actor, _for(actor, dispatch), said, at)


@transaction.atomic
def dispatch_scrutinise(*, actor: Actor, dispatch: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """Put down that scrutiny was asked for. Raises Unfit for what isn't an order under the Regulation, and after 48
    hours from its receipt."""
    row = _for(actor, dispatch)
    if row.way != Way.EU:
        raise Unfit(_("Only an order under the Regulation is scrutinised."))
    DISPATCH.examine(row, "scrutinise")
    asked_at = happened(at, row.received_at)
    if row.received_at is not None and asked_at > ASK_SCRUTINY.due_at(row.received_at):
        raise Unfit(_("Scrutiny is asked for within 48 hours of the receipt."), "at")
    clocks.start(actor=actor, code=SCRUTINY.code, obj=row, at=asked_at)
    return taken(actor, row, "scrutinise", NoteKind.SCRUTINY, at=asked_at, said=said)


@transaction.atomic
def dispatch_strike(*, actor: Actor, dispatch: Dispatch, text: str) -> Dispatch:
    """Put down that another authority decided, when it scrutinised it, that it has no effect: it is withdrawn."""
    row = _for(actor, dispatch)
    DISPATCH.examine(row, "uphold")
    return withdraw(actor, row, reason_of(text, "text"), "scrutiny")


@transaction.atomic
def dispatch_uphold(*, actor: Actor, dispatch: Dispatch, text: str) -> Dispatch:
    """Put down that it stands after scrutiny."""
    return taken(actor, _for(actor, dispatch), "uphold", NoteKind.UPHELD, said=reason_of(text, "text"))


# The same, whoever says it


def receive(actor: Who, row: Dispatch, at: datetime | None = None, said: Said = "") -> Dispatch:
    """It was received: of an order the hour begins, and of one under the Regulation the time for scrutiny."""
    DISPATCH.examine(row, "receive")
    received = happened(at, row.sent_at)
    if row.way in ORDERS:
        clocks.start(actor=actor, code=REMOVAL.code, obj=row, at=received)
        record(actor, "content.dispatch.order_received", row, details=by(actor))
    if row.way == Way.EU:
        clocks.start(actor=actor, code=ASK_SCRUTINY.code, obj=row, at=received)
        record(actor, "content.dispatch.scrutiny_opened", row, details=by(actor))
    return taken(actor, row, "receive", NoteKind.RECEIVED, at=received, said=said, received_at=received)


def question(actor: Who, row: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """The hour stands from when it was asked, not from when that was put down here."""
    DISPATCH.examine(row, "question")
    if not said:
        raise Unfit(_("Say what is asked."), "text")
    when = _moved(actor, row, "pause", at)
    taken(actor, row, "question", NoteKind.QUESTION, at=when, said=said)
    notify(officers(), "content.dispatch.questioned", row)
    return row


def carry_out(actor: Who, row: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """It was carried out; the time of appeal begins."""
    DISPATCH.examine(row, "carry_out")
    when = _moved(actor, row, "stop", at)
    took = round((when - row.received_at).total_seconds() / 60) if row.received_at is not None else None
    return taken(
        actor, row, "carry_out", NoteKind.CARRIED_OUT, at=when, said=said, counted={"minutes": took},
        carried_out_at=when, appeal_until=_appeal_until(row, when),
    )  # fmt: skip


def refuse(actor: Who, row: Dispatch, said: Said, at: datetime | None = None) -> Dispatch:
    """It isn't carried out, with the reason that is given."""
    DISPATCH.examine(row, "refuse")
    if not said:
        raise Unfit(_("Say why."), "text")
    when = _moved(actor, row, "stop", at)
    taken(
        actor, row, "refuse", NoteKind.REFUSED, at=when, said=said, appeal_until=_appeal_until(row, when)
    )  # fmt: skip
    notify(officers(), "content.dispatch.not_carried_out", row)
    return row


def _appeal_until(row: Dispatch, when: datetime) -> Any:
    return timezone.localdate(when) + timedelta(days=row.basis.appeal_days)


def _moved(actor: Any, row: Dispatch, step: str, at: datetime | None) -> datetime:
    """When it happened; the hour is stopped at that moment, if it runs. Raises Unfit for one that doesn't fit."""
    run = clocks.open_run(REMOVAL.code, row._meta.label_lower, row.pk)
    when = happened(at, run.changed_at if run else row.received_at)
    if run is not None and run.due_at is not None and (step == "stop" or when < run.due_at):
        move = clocks.pause if step == "pause" else clocks.stop
        move(actor=actor, run=run, reason=_("As the other side says it"), at=when)
    return when

"""Withdrawn, final, put right in part: what becomes of it in the end; and that whoever published it is told again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import approval_drop, asked
from zotim.core.audit.services import Who, record
from zotim.core.clocks import lengths
from zotim.core.clocks import services as clocks
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.banks.services import item_withdraw
from zotim.desks.content.dispatch.clocks import SIX_WEEKS, UNDISCLOSED
from zotim.desks.content.dispatch.models import LEFT, OPEN, Dispatch, Letter, NoteKind
from zotim.desks.content.dispatch.services import letters
from zotim.desks.content.dispatch.services.rows import clarifying, held, noted, officers, taken
from zotim.desks.content.dispatch.states import ANSWER, DISPATCH, FINISH, WITHDRAW
from zotim.desks.content.dispatch.told import tell
from zotim.desks.content.intake.moving import step_take
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.policy import PROTECTION


@transaction.atomic
def dispatch_withdraw(*, actor: Actor, dispatch: Dispatch, reason: str) -> Dispatch:
    """Withdraw what has left, with all that hangs on it. Raises WrongState for what hasn't, or is withdrawn already."""
    row = held(dispatch)
    person_may(actor, WITHDRAW, row)
    return withdraw(actor, row, said(reason), "mistake")


def withdraw(actor: Who, row: Dispatch, reason: str, because: str, **values: Any) -> Dispatch:
    """In the caller's transaction, all or nothing: it is withdrawn, the other side is told to put it back, the entries
    of the item meet nothing any more, partners are told. For redress too, which has seen to it who may. *because* is
    what the letter says: complaint, court, scrutiny or mistake."""
    DISPATCH.examine(row, "withdraw")
    if clarifying(row) is not None:
        approval_drop(actor=actor, approval=asked(ANSWER, row))
    letters.drop(actor, row)
    taken(actor, row, "withdraw", NoteKind.WITHDRAWN, said={"text": reason, "because": because},
          counted={"because": because}, **values)  # fmt: skip
    letters.queue(actor, row, Letter.About.WITHDRAWN)
    item_withdraw(actor=actor, item=row.item)
    tell(row, actor)
    _done_with(actor, row)
    notify(officers(), "content.dispatch.withdrawn", row)
    if row.way == Way.PROTECTION:
        notify(holders(*PROTECTION, organisation=row.body), "content.dispatch.taken_back", row)
    return row


def put_right_in_part(actor: Who, row: Dispatch, text: str) -> Dispatch:
    """It stands, but for what is put right: the other side is told. For redress."""
    noted(actor, row, NoteKind.IN_PART, said=text)
    letters.queue(actor, row, Letter.About.IN_PART)
    record(actor, "content.dispatch.put_right", row)
    notify(officers(), "content.dispatch.put_right", row)
    return row


@transaction.atomic
def dispatch_make_final(*, actor: Actor, dispatch: Dispatch) -> Dispatch:
    """Put down that the time of appeal is over. Raises Unfit while it runs."""
    row = held(dispatch)
    person_may(actor, FINISH, row)
    DISPATCH.examine(row, "finalise")
    if row.appeal_until is None or row.appeal_until >= timezone.localdate():
        raise Unfit(_("The time of appeal isn't over yet."))
    return _final(actor, row)


@transaction.atomic
def dispatch_court(*, actor: Actor, dispatch: Dispatch, confirmed: bool, text: str) -> Dispatch:
    """Put down what a court decided: confirmed, it is final; else it is withdrawn."""
    row = held(dispatch)
    person_may(actor, FINISH, row)
    text = said(text, "text")
    if not confirmed:
        DISPATCH.examine(row, "withdraw")
        noted(actor, row, NoteKind.COURT, said=text)
        return withdraw(actor, row, text, "court")
    DISPATCH.examine(row, "finalise")
    noted(actor, row, NoteKind.COURT, said=text)
    return _final(actor, row, court=True)


def _final(actor: Who, row: Dispatch, *, court: bool = False) -> Dispatch:
    taken(actor, row, "finalise", counted={"court": court})
    _done_with(actor, row)
    return row


def _done_with(actor: Who, row: Dispatch) -> None:
    """Close the item where nothing more is to come about it."""
    if row.item.state == "agreed" and not row.item.dispatches.filter(state__in=OPEN).exists():
        step_take(actor, row.item, "close", {})


# That whoever published it isn't told


@transaction.atomic
def dispatch_keep_undisclosed(*, actor: Actor, dispatch: Dispatch, reason: str) -> Dispatch:
    """Extend by six weeks that whoever published it isn't told. Raises Unfit the second time."""
    row = held(dispatch)
    person_may(actor, "content.dispatch.disclose", row)
    _undisclosed_now(row)
    if row.undisclosed_again:
        raise Unfit(_("It was extended once already. More isn't possible."))
    run = clocks.open_run(UNDISCLOSED.code, row._meta.label_lower, row.pk)
    if run is not None:
        clocks.extend(actor=actor, run=run, by=lengths.days(42), reason=said(reason))
    row.undisclosed_until, row.undisclosed_again = (row.undisclosed_until or timezone.now()) + SIX_WEEKS, True
    row.save(update_fields=["undisclosed_until", "undisclosed_again"])
    record(actor, "content.dispatch.undisclosed_again", row)
    return row


@transaction.atomic
def dispatch_disclose(*, actor: Actor, dispatch: Dispatch) -> Dispatch:
    """From now on whoever published it may be told: where it has left already, the platform gets the notice."""
    row = held(dispatch)
    person_may(actor, "content.dispatch.disclose", row)
    _undisclosed_now(row)
    row.undisclosed_until = timezone.now()
    row.save(update_fields=["undisclosed_until"])
    record(actor, "content.dispatch.disclosed", row)
    if row.state in LEFT and row.state != "withdrawn":
        letters.queue(actor, row, Letter.About.PUBLISHER)
    return row


def _undisclosed_now(row: Dispatch) -> None:
    if row.undisclosed_until is None or row.undisclosed_until <= timezone.now():
        raise Unfit(_("Whoever published it may be told already."))

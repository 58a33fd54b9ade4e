"""What was approved leaves: by mail, fetched by the other's system, or handed over; and to the police at once."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.refusals import NotNow, Unfit
from zotim.core.approvals.services import approval_decide, approval_request, asked, refuse_own
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import Who, record
from zotim.core.notifications.services import holders, notify
from zotim.desks.content.dispatch import papers
from zotim.desks.content.dispatch.clocks import SECOND_LOOK
from zotim.desks.content.dispatch.gates import let_out
from zotim.desks.content.dispatch.models import LEFT, Dispatch, How, Letter, NoteKind
from zotim.desks.content.dispatch.policy import authors
from zotim.desks.content.dispatch.services import letters
from zotim.desks.content.dispatch.services.ending import withdraw
from zotim.desks.content.dispatch.services.rows import as_read, held, officers, taken
from zotim.desks.content.dispatch.states import DISPATCH, REVIEW, SEND
from zotim.desks.content.dispatch.ways import mail_of, undisclosed, ways_out
from zotim.desks.content.law.models import Way
from zotim.desks.content.law.policy import PROTECTION

AGAIN = timedelta(minutes=5)
"""After so long a mail that couldn't be sent is tried again."""
MOST_TRIES = 6
"""Then officers are told, and it is tried once an hour."""
SOME = 50
"""So many are sent at once."""


@transaction.atomic
def dispatch_send(*, actor: Actor, dispatch: Dispatch, how: str) -> Dispatch:
    """Have it leave. A mail waits for the worker, and the dispatch is sent once the mail has left.

    Raises Unfit for what keeps it back, and a way on which it can't leave; WrongState for one that isn't approved.
    """
    row = held(dispatch)
    person_may(actor, SEND, row)
    DISPATCH.examine(row, "send")
    let_out(row, leaving=True)
    if how not in ways_out(row):
        raise Unfit(_("It can't leave like that. Choose another way."), "how")
    if how == How.MAIL:
        letters.queue(actor, row, Letter.About.DISPATCH)
        record(actor, "content.dispatch.queued", row)
        return row
    return _leave(actor, row, How(how))


def _leave(actor: Who, row: Dispatch, how: How) -> Dispatch:
    letters.drop(actor, row, Letter.About.DISPATCH)
    taken(actor, row, "send", sent_at=timezone.now(), how=how)
    letters.publisher_with(actor, row)
    if row.way == Way.PROTECTION:
        record(actor, "content.dispatch.referred", row)  # from here its time to answer runs
        notify(holders(*PROTECTION, organisation=row.body), "content.dispatch.referred", row)
    return row


@transaction.atomic
def dispatch_send_alone(*, actor: Actor, dispatch: Dispatch) -> Dispatch:
    """Send to the police at once what one drafted oneself: a life is in danger. Another person looks within the hour.

    Raises Unfit for another way, and where nobody who read it says so.
    """
    row = held(dispatch)
    person_may(actor, "content.dispatch.send_alone", row)
    DISPATCH.examine(row, "send_alone")
    if row.way != Way.POLICE:
        raise Unfit(_("Only to the police, and only where a life is in danger, one person sends alone."))
    let_out(row, leaving=True)
    now = timezone.now()
    how = How.MAIL if mail_of(row) else How.HAND
    if how == How.MAIL:
        letters.queue(actor, row, Letter.About.DISPATCH)
    taken(actor, row, "send_alone", sent_at=now, how=how)
    approval_request(actor=actor, action=REVIEW, obj=row, due_at=SECOND_LOOK.due_at(now))
    notify(officers() - authors(row), "content.dispatch.sent_alone", row)
    return row


@transaction.atomic
def dispatch_review(
    *, actor: Actor, dispatch: Dispatch, right: bool, reason: str = "", shown: str | None = None
) -> Dispatch:
    """Look as another person at what was sent to the police at once: it was right, or it is withdrawn, with a reason.

    Raises NeedsAnotherPerson for who wrote or sent it, deputies included.
    """
    row = held(dispatch)
    refuse_own(actor, REVIEW, row, authors(row))
    person_may(actor, REVIEW, row)
    DISPATCH.examine(row, "review")
    as_read(row, shown, "review")
    reason = reason.strip() if right else said(reason, "comment")
    approval_decide(actor=actor, approval=asked(REVIEW, row), approved=right, comment=reason and "sealed")
    second: dict[str, Any] = {**done_by(actor, "approved"), "approved_at": timezone.now()}
    if not right:
        return withdraw(actor, row, reason, "mistake", **second)
    taken(actor, row, "review", NoteKind.REVIEWED, said=reason, **second)
    notify([row.drafted_by_id], "content.dispatch.reviewed", row)
    return row


# Mails


def letters_due(now: datetime) -> QuerySet[Letter]:
    """Mails that wait and may be tried now."""
    waits = Q(tried_at=None) | Q(tries__lt=MOST_TRIES, tried_at__lte=now - AGAIN)
    waits |= Q(tried_at__lte=now - timedelta(hours=1))
    return Letter.objects.filter(waits, how=How.MAIL, sent_at=None, dropped_at=None)


def letters_send(actor: Who, now: datetime) -> int:
    """Send what waits; answers how many were tried. A mail leaves before its row says so: after a crash between the
    two it is sent twice rather than never. For the worker."""
    waiting = list(letters_due(now).order_by("created_at", "pk").values_list("pk", flat=True)[:SOME])
    for pk in waiting:
        Letter.objects.filter(pk=pk).update(tried_at=now, tries=F("tries") + 1)
        try:
            _send(actor, pk)
        except Exception as error:  # whatever a mail server does: the others leave all the same
            _not_sent(actor, pk, error)
    return len(waiting)


def _send(actor: Who, pk: UUID) -> None:
    """What it holds is made, and the mail server reached, before anything is locked, since that takes a while; whether
    it may leave is asked then."""
    letter = Letter.objects.select_related(*papers.READS).get(pk=pk)
    message = papers.mail(actor, letter.dispatch, letter)
    told = undisclosed(letter.dispatch)
    with get_connection() as message.connection, transaction.atomic():
        letter = Letter.objects.select_for_update(of=("self",)).get(pk=pk)
        row = held(letter.dispatch)
        if letter.sent_at or letter.dropped_at or undisclosed(row) != told:
            return
        itself = letter.about == Letter.About.DISPATCH and row.state not in LEFT
        again = letter.about == Letter.About.DISPATCH and row.state == "failed"
        if itself or again:  # since somebody pressed the button a hold may have come, or the item been opened again
            DISPATCH.examine(row, "send")
            let_out(row, leaving=True)
        message.send()
        letters.told(actor, letter)
        if itself or again:
            _leave(actor, row, How.MAIL)


def _not_sent(actor: Who, pk: UUID, error: Exception) -> None:
    """What is kept back doesn't leave later by itself: somebody sends it anew. What a mail server refuses is tried
    again."""
    letter = Letter.objects.select_related("dispatch").get(pk=pk)
    kept_back = isinstance(error, Unfit | NotNow)
    if kept_back:
        Letter.objects.filter(pk=pk, sent_at=None).update(dropped_at=timezone.now())
    if kept_back or letter.tries == MOST_TRIES:
        with transaction.atomic():
            record(actor, "content.letter.unsent", letter, details={"error": type(error).__name__})
            notify(officers(), "content.dispatch.unsent", letter.dispatch)

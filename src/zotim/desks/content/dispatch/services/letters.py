"""What the other side is told: queued in the transaction of what it tells, and gone as the dispatch itself went. A mail
is sent by the worker, a system fetches it, and what is handed over is a task until somebody says that it was."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import Who, record
from zotim.desks.content.dispatch.models import LEFT, Dispatch, How, Letter, NoteKind
from zotim.desks.content.dispatch.services.rows import by, happened
from zotim.desks.content.dispatch.states import ANSWER, SEND
from zotim.desks.content.dispatch.ways import mail_of, undisclosed, way_again
from zotim.desks.content.law.models import TO_PLATFORMS, Way

TELLS = {
    Letter.About.CLARIFIED: NoteKind.CLARIFIED, Letter.About.WITHDRAWN: NoteKind.WITHDRAWN,
    Letter.About.IN_PART: NoteKind.IN_PART,
}  # fmt: skip
"""Which note a letter tells."""


def queue(actor: Who, row: Dispatch, about: Letter.About) -> Letter | None:
    """Have the other side told of the newest note of this kind, or have the dispatch itself leave by mail.

    One that waits already is left as it is. None where nothing is written: what goes out itself and has no mail
    address, and what a service of protection reads in this system.
    """
    if row.way == Way.PROTECTION:
        return None
    itself = about == Letter.About.DISPATCH
    how, address = (How.MAIL, mail_of(row)) if itself else way_again(row)
    if itself and not address:
        return None
    note = row.notes.filter(kind=TELLS[about]).latest("created_at", "id") if about in TELLS else None
    values = {"how": how, "address": address, "queued_by_id": actor.user_id if actor.kind == "person" else None}
    letter, made = Letter.objects.get_or_create(
        dispatch=row, about=about, note=note, sent_at=None, dropped_at=None, defaults=values
    )
    if made and not itself:
        record(actor, "content.letter.queued", letter, details=_about(letter))
    return letter


def _about(letter: Letter) -> dict[str, str]:
    return {"dispatch": str(letter.dispatch_id), "about": letter.about, "how": letter.how}


def held_letter(letter: Letter) -> Letter:
    """The letter as it stands now."""
    return Letter.objects.select_for_update(of=("self",)).select_related("dispatch").get(pk=letter.pk)


def drop(actor: Who, row: Dispatch, *about: Letter.About) -> None:
    """What waits falls away; *about*: only what is about this."""
    waiting = row.letters.filter(sent_at=None, dropped_at=None)
    for letter in waiting.filter(about__in=about) if about else waiting:
        letter.dropped_at = timezone.now()
        letter.save(update_fields=["dropped_at"])
        record(actor, "content.letter.dropped", letter, details=_about(letter))


def told(actor: Who, letter: Letter, at: datetime | None = None) -> Letter:
    """It left, was fetched or handed over. What was told already stays as it is."""
    if letter.sent_at is None:
        letter.sent_at = at or timezone.now()
        letter.save(update_fields=["sent_at", "how", "address"])
        record(actor, "content.letter.sent", letter, details={**_about(letter), **by(actor)})
    return letter


def received(actor: Who, letter: Letter, at: datetime | None = None) -> Letter:
    """The other side says that it received it. Raises Unfit for one that wasn't told, or was received already."""
    if letter.sent_at is None or letter.received_at is not None:
        raise Unfit(_("It wasn't told yet, or its receipt is on record already."))
    letter.received_at = happened(at, letter.sent_at)
    letter.save(update_fields=["received_at"])
    record(actor, "content.letter.received", letter, details={**_about(letter), **by(actor)})
    return letter


@transaction.atomic
def letter_hand_over(*, actor: Actor, letter: Letter, at: datetime | None = None) -> Letter:
    """Put down that it was handed over, also where a mail should have left. Raises Unfit for what doesn't wait."""
    row = held_letter(letter)
    person_may(actor, SEND, row.dispatch)
    if row.about == Letter.About.DISPATCH or row.sent_at or row.dropped_at:
        raise Unfit(_("It doesn't wait any more."))
    when = happened(at, row.created_at)
    row.how, row.address = How.HAND, ""
    return told(actor, row, when)


@transaction.atomic
def letter_receive(*, actor: Actor, letter: Letter, at: datetime | None = None) -> Letter:
    """Put down that the other side received it. Raises Unfit."""
    row = held_letter(letter)
    person_may(actor, ANSWER, row.dispatch)
    return received(actor, row, at)


# The notice to who published it, which the platform passes on


def publisher_with(actor: Who, row: Dispatch) -> None:
    """As something leaves for a platform, the notice goes with it; a system fetches it beside."""
    if row.way not in TO_PLATFORMS or undisclosed(row):
        return
    letter = queue(actor, row, Letter.About.PUBLISHER)
    if letter is not None and letter.how != How.SYSTEM:
        told(actor, letter)


def publishers_due(now: datetime) -> QuerySet[Dispatch]:
    """What left, of which whoever published it wasn't to be told, until a moment that has come."""
    rows = Dispatch.objects.filter(state__in=LEFT, way__in=TO_PLATFORMS, undisclosed_until__lte=now)
    rows = rows.exclude(state="withdrawn")
    return rows.filter(~Exists(Letter.objects.filter(dispatch=OuterRef("pk"), about=Letter.About.PUBLISHER)))


def publishers_tell(actor: Who, now: datetime) -> int:
    """Have each of them told; answers how many. For the worker."""
    rows = list(publishers_due(now).select_related("platform", "basis"))
    for row in rows:
        with transaction.atomic():
            record(actor, "content.dispatch.undisclosed_over", row)
            queue(actor, row, Letter.About.PUBLISHER)
    return len(rows)

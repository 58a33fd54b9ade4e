"""What changed, for those who follow: written with the change itself, read by number, answered by feedback."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max, Q
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.audit.models import Event
from zotim.core.audit.services import record
from zotim.desks.content.banks.models import Bank, BankImport, Entry
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.exchange.contents import SORTS
from zotim.desks.content.exchange.models import Change, Feedback, Follower, Packet, Said, Sharing, What
from zotim.desks.content.exchange.policy import PARTNERS

LOCK = 0x7A6F74696D63  # one at a time: a number that is seen has no smaller one that is still to come
TOLD = {
    "content.entry.confirmed": What.ADDED,
    "content.entry.withdrawn": What.WITHDRAWN,
    "content.bankimport.confirmed": What.IMPORTED,
    "content.bankimport.withdrawn": What.IMPORTED,
    "content.dispatch.withdrawn": What.DISPATCH,
}
"""Events after which those who follow have to know something."""


def told(event: Event) -> None:
    """Write down what an event changed for those who follow, in its transaction."""
    what = TOLD.get(event.verb)
    if what is None or event.outcome != "done" or not event.object_id:
        return
    key = UUID(event.object_id)
    if what == What.DISPATCH:
        reference = Dispatch.objects.filter(pk=key).values_list("reference", flat=True).first() or ""
        change_add(what, dispatch=reference)
    elif what == What.IMPORTED:
        change_add(what, bank_id=BankImport.objects.filter(pk=key).values_list("bank_id", flat=True).first())
    else:
        bank, number = Entry.objects.filter(pk=key).values_list("bank_id", "number").first() or (None, None)
        change_add(what, bank_id=bank, entry=number)


def change_add(what: What, **of: Any) -> Change:
    """Add a change at the end. Until this transaction ends nobody else adds one."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            else:
                cursor.execute("UPDATE content_change SET number = number WHERE 0")  # takes SQLite's one write lock
        last = Change.objects.aggregate(last=Max("number"))["last"] or 0
        return Change.objects.create(number=last + 1, what=what, **of)


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, the number after which to ask next, and whether there are more now."""

    changes: list[Change]
    upto: int
    more: bool


def followed(actor: Actor) -> list[UUID]:
    """Banks that the system's body may follow now."""
    return list(Sharing.objects.filter(visible(Sharing, actor)).values_list("bank_id", flat=True))


def in_force(numbers: list[int]) -> dict[int, Entry]:
    """Those of these entries that are in force, by their number. Whose they are the caller has asked."""
    return {one.number: one for one in Entry.objects.filter(number__in=numbers, state="in_force")}


def kind_of(actor: Actor, code: str) -> str:
    """Whether a bank that the system's body follows is of what is known or of what is lawful; empty for another."""
    return Bank.objects.filter(code=code, pk__in=followed(actor)).values_list("kind", flat=True).first() or ""


def entries_after(actor: Actor, code: str, since: int, most: int) -> list[Entry]:
    """What is in force in a bank that the system's body follows, after a number; of kinds that have one hash."""
    rows = Entry.objects.filter(
        bank__code=code, bank__in=followed(actor), state="in_force", kind__in=SORTS, number__gt=since
    )
    return list(rows.order_by("number")[:most])


def changes_fetch(*, actor: Actor, since: int, most: int) -> Page:
    """What changed after *since* in what the body may know; that it has it is kept. Raises Denied."""
    allow(actor, "content.change.fetch")
    bodies = actor.organisations(*PARTNERS)
    given = Packet.objects.filter(organisation__in=bodies, state="given", dispatch__isnull=False)
    mine = Q(bank__in=followed(actor)) | Q(dispatch__in=given.values("dispatch__reference"))
    last = Change.objects.aggregate(last=Max("number"))["last"] or 0
    rows = list(Change.objects.filter(mine, number__gt=since, number__lte=last).select_related("bank")[: most + 1])
    some = rows[:most]
    more = len(rows) > most
    upto = some[-1].number if more else max(last, since if since <= last else last)
    with transaction.atomic():
        for body in bodies:
            Follower.objects.update_or_create(
                organisation_id=body, defaults={"number": min(since, last), "at": timezone.now()}
            )
    return Page(some, upto, more)


def feedback_give(*, actor: Actor, number: int, said: str) -> Feedback | None:
    """What the body says of an entry of a bank that it follows; None where it follows none with this number. Said
    again it replaces what it said before. Raises Denied, ValueError for a word that isn't one."""
    allow(actor, "content.feedback.give")
    if said not in Said.values:
        raise ValueError(f"one of {', '.join(Said.values)}")
    entry = Entry.objects.filter(number=number, bank__in=followed(actor)).exclude(state="proposed").first()
    if entry is None:
        return None
    with transaction.atomic():
        (body,) = list(actor.organisations(*PARTNERS))[:1]
        row, _made = Feedback.objects.update_or_create(
            entry=entry, organisation_id=body, defaults={"said": said, "at": timezone.now()}
        )
        record(actor, "content.feedback.given", entry, details={"said": said})
    return row

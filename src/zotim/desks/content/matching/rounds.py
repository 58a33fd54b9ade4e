"""When entries come in force, what is in hand is asked of them again, and of nothing else.

Each item is marked with the state of the banks of which it was asked last. Who is marked with an earlier one than the
newest is *behind*, and is asked of what came between the two. So a round that is ended by a crash goes on where it
was, a meeting is kept once, and what arrived while an import took effect isn't forgotten. What waits for a reader goes
first, then what was closed in the last :data:`CLOSED`; a closed item is never opened by that: it is proposed to a
person. When a bank is asked in another way (farther, or again), everything is behind all that there is.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from zotim.core.audit.services import Who, record
from zotim.desks.content.banks import asking
from zotim.desks.content.banks.asking import Hit
from zotim.desks.content.banks.models import BankKind
from zotim.desks.content.intake.models import Item
from zotim.desks.content.matching.models import Asked, Met
from zotim.desks.content.matching.services import asked_of, met_of, reopening_propose

ASK = "content.matching.ask"
CLOSED = timedelta(days=366)
"""How long ago an item may have been closed and still be asked again. A proposal."""
BATCH = 200
Meet = Callable[..., list[Hit]]
"""Asks all banks, or what came in force between two changes of them."""
PROPOSES = (BankKind.KNOWN, BankKind.PROTECTED)
"""Kinds of banks whose new entries are a reason to look at a closed item again."""


def all_behind() -> None:
    """Have everything asked of all banks again: one is asked in another way."""
    Asked.objects.exclude(upto=0).update(upto=0)


def behind() -> bool:
    """Whether something in hand is to be asked again."""
    return _behind(asking.newest()).exists()


def _behind(newest: int) -> QuerySet[Asked]:
    recent = Q(item__state="closed", item__moved_at__gte=timezone.now() - CLOSED)
    return Asked.objects.filter(~Q(item__state="closed") | recent, upto__lt=newest)


def _in_order(rows: QuerySet[Asked]) -> Iterator[QuerySet[Asked]]:
    """First what isn't closed, then what is."""
    yield rows.exclude(item__state="closed")
    yield rows.filter(item__state="closed")


def round_run(*, actor: Who, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Ask everything that is behind. For the worker; may be done again, and goes on where it was.

    *progress* is told after each transaction how many of how many are done.
    """
    newest = asking.newest()
    rows = _behind(newest)
    total, done, met = rows.count(), 0, 0
    for part in _in_order(rows):
        for since in sorted(set(part.order_by().values_list("upto", flat=True).distinct())):
            meet = asking.between(since, newest).meet if since else asking.meet
            while some := _some(actor, part.filter(upto=since), meet, newest):
                done, met = done + some[0], met + some[1]
                progress(min(done, total), total)
    if done:
        record(actor, "content.round.done", object_type="content.asked", details={"asked": done, "met": met})


@transaction.atomic
def _some(actor: Who, rows: QuerySet[Asked], meet: Meet, newest: int) -> tuple[int, int] | None:
    """Ask the next ones, keep what they met and mark them: how many they were, and how often they met
    something. None where nothing is left."""
    some = list(rows.select_for_update(of=("self",)).select_related("item").order_by("pk")[:BATCH])
    if not some:
        return None
    met = 0
    for one in some:
        found = met_of(one.item, meet(*asked_of(one.item)))
        met += len(found)
        _propose(actor, one.item, found)
    Asked.objects.filter(pk__in=[one.pk for one in some]).update(upto=newest)
    return len(some), met


def _propose(actor: Who, item: Item, found: list[Met]) -> None:
    why = [one for one in found if one.entry.bank.kind in PROPOSES]
    if item.state == "closed" and why:
        reopening_propose(actor=actor, item=item, met=why[0])

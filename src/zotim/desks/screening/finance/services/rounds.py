"""When lists change, everybody on file is asked of what changed, and of nothing else.

Each customer is marked with the index of which they were asked last. Who is marked with an earlier one than the newest
is *behind*, and is asked of an index of what came between the two. So a round that is ended by a crash goes on where
it was, an alert is raised once, and whoever was taken in while a list changed isn't forgotten.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from zotim.core.audit.services import Who, record
from zotim.core.jobs.services import enqueue
from zotim.desks.screening.alerts.models import Pair
from zotim.desks.screening.asking import generations
from zotim.desks.screening.asking.generations import Asked
from zotim.desks.screening.asking.models import Generation
from zotim.desks.screening.finance.models import CHANNEL, Customer, Round
from zotim.desks.screening.finance.sealed import opened
from zotim.desks.screening.finance.services.asking import BATCH, DESK, alerts_about, in_force, inside
from zotim.desks.screening.finance.services.customers import on_file
from zotim.matching.listed import ListIndex

ASK = "screening.customers.ask"


def round_ask() -> None:
    """Have everybody asked who is behind, if somebody is: as when a list changed while a file was worked through."""
    if behind():
        enqueue(ASK, actor=DESK)


def behind() -> bool:
    """Whether somebody on file is to be asked again."""
    if not generations.in_force():
        return False
    with inside():
        return _behind(Generation.objects.first()).exists() or _term_ended().exists()


def _behind(newest: Generation | None) -> QuerySet[Customer]:
    return on_file().exclude(generation=newest) if newest else on_file()


def _term_ended() -> QuerySet[Customer]:
    """Those who were told apart from an entry for a time that has ended since they were asked of all lists."""
    pairs = Pair.objects.filter(channel=CHANNEL, identity=OuterRef("identity"), ended_at=None)
    ended = pairs.filter(until__lte=timezone.now(), until__gt=OuterRef("asked_at"))
    return on_file().filter(Exists(ended), asked_at__isnull=False)


def round_run(*, actor: Who, progress: Callable[[int, int], None] = lambda _done, _total: None) -> None:
    """Ask everybody who is behind. For the worker; may be done again, and goes on where it was.

    *progress* is told after each transaction how many of how many are done.
    """
    asked = in_force()
    newest = asked.generation
    if newest is None:
        return
    with inside():
        _term_ended().update(generation=None)
        total = _behind(newest).count()
        since = list(_behind(newest).order_by().values_list("generation", flat=True).distinct())
    done = 0
    for pk in since:
        base = Generation.objects.get(pk=pk) if pk else None
        rows = generations.between(base.versions, newest.versions)[0] if base else None
        if rows is not None and not rows.exists():
            with transaction.atomic(), inside():
                done += _of(pk).update(generation=newest)
            progress(done, total)
            continue
        index = asked.index if rows is None else generations.index_of(rows)
        entries = newest.entries if rows is None else rows.count()
        _begin(newest, entries)
        while some := _some(asked, pk, index):
            done += some
            progress(min(done, total), total)
    _end(actor, newest)


def _of(pk: UUID | None) -> QuerySet[Customer]:
    """Those on file who were asked last of this index, or are to be asked of all lists."""
    return on_file().filter(generation=pk) if pk else on_file().filter(generation=None)


@transaction.atomic
def _begin(newest: Generation, entries: int) -> None:
    with inside():
        made, new = Round.objects.get_or_create(generation=newest, defaults={"entries": entries})
        if not new:
            Round.objects.filter(pk=made.pk, entries__lt=entries).update(entries=entries)


@transaction.atomic
def _some(asked: Asked, pk: UUID | None, index: ListIndex) -> int:
    """Ask the next ones, mark them, and raise what they meet; how many they were."""
    with inside():
        some = list(_of(pk).select_for_update().order_by("pk")[:BATCH])
        read = [(one, held.query) for one in some if (held := opened(DESK, one)) is not None]
        found = index.match_many([query for _one, query in read], 1, index.threshold)
        met = [(one, query) for (one, query), hits in zip(read, found, strict=True) if hits]
        alerts = sum(alerts_about(asked, one, query) for one, query in met)
        marks = {"generation": asked.generation} | ({"asked_at": timezone.now()} if pk is None else {})
        Customer.objects.filter(pk__in=[one.pk for one in some]).update(**marks)
        Round.objects.filter(generation=asked.generation).update(
            asked=F("asked") + len(read), alerts=F("alerts") + alerts, unread=F("unread") + len(some) - len(read)
        )
    return len(some)


@transaction.atomic
def _end(actor: Who, newest: Generation) -> None:
    with inside():
        row = Round.objects.filter(generation=newest).first()
        if row is None or row.ended_at is not None:
            return
        Round.objects.filter(pk=row.pk).update(ended_at=timezone.now())
        record(actor, "screening.round.done", row, details={"asked": row.asked, "alerts": row.alerts})

"""Floods: where many alike come in a short time, a person looks at where they come from first.

What is alike is counted by the rows that are there anyway: meetings of an entry, addresses at a host, reports of a
system or file. Where a life may be in danger nothing is held back. Whoever lets a flood through lets those that follow
pass for as long as they would be counted together; after *close all* the next ones are held back again, for another
look: nothing is closed without a person.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow, visible
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import Who, record
from zotim.core.jobs.services import enqueue
from zotim.core.notifications.services import holders, notify
from zotim.core.records import save_new
from zotim.core.sealing.services import key_make
from zotim.desks.content.intake.models import Item, Location, Report, Urgency
from zotim.desks.content.intake.services import item_move
from zotim.desks.content.matching.models import Flood, HeldBack, Met
from zotim.desks.content.matching.notices import HELD
from zotim.desks.content.matching.protection import MATCHING
from zotim.desks.content.matching.sealed import TEXTS
from zotim.desks.content.matching.states import FLOOD

OVER = 50
"""How many alike may come within :data:`WITHIN` before the next one is held back. A proposal."""
WITHIN = timedelta(hours=1)
BATCH = 200
"""Items that are moved in one transaction."""
WORK = "content.flood.work"
Key = tuple[str, str, Met | None]


def flood_of(item: Item, report: Report, met: list[Met]) -> Flood | None:
    """The flood that an item belongs to, begun with it if it has to be; None where it goes to the queue."""
    if item.urgency == Urgency.LIFE or report.life:
        return None
    now = timezone.now()
    for alike, about, its in _keys(item, report, met):
        last = Flood.objects.filter(alike=alike, about=about).order_by("-created_at").first()
        if last is not None and last.state == "held":
            return last
        if last is not None and last.state == "passed" and (last.decided_at or now) > now - WITHIN:
            continue
        if _rows(alike, about, its, now - WITHIN)[: OVER + 1].count() > OVER:
            return _begun(alike, about, its)
    return None


def _keys(item: Item, report: Report, met: list[Met]) -> Iterator[Key]:
    """By what an item may be alike to others: the nearest entry, its hosts, what reported it."""
    if met:
        nearest = min(met, key=lambda one: (one.distance, str(one.entry_id)))
        yield "entry", str(nearest.entry_id), nearest
    for host in sorted({one.host for one in item.locations.all()}):
        yield "host", host, None
    if report.source:
        yield "source", report.source, None


def _rows(alike: str, about: str, its: Met | None, since: datetime) -> QuerySet[Model]:
    """What counts as alike since then."""
    if its is not None:
        return Met.objects.filter(entry_id=its.entry_id, created_at__gte=since)
    if alike == "host":
        return Location.objects.filter(host=about, created_at__gte=since)
    return Report.objects.filter(source=about, created_at__gte=since)


def _begun(alike: str, about: str, its: Met | None) -> Flood:
    try:
        with transaction.atomic():
            flood = save_new(Flood(alike=alike, about=about, entry_id=its.entry_id if its else None))
    except IntegrityError:  # somebody else's report began it at the same moment
        return Flood.objects.get(alike=alike, about=about, state="held")
    record(MATCHING, "content.flood.held", flood, details={"alike": alike})
    notify(holders("referral_officer"), HELD, flood)
    return flood


def hold(actor: Who, item: Item, flood: Flood) -> None:
    """Hold an item back with its flood."""
    HeldBack.objects.create(item=item, flood=flood)
    Flood.objects.filter(pk=flood.pk).update(held=F("held") + 1)
    item_move(actor=actor, item=item, transition="hold")


@transaction.atomic
def flood_decide(*, actor: Actor, flood: Flood, transition: str, reason: str) -> Flood:
    """Let all that was held back through to the queue (``pass``), or close all (``close``), with a reason. Each
    item's move is on record by itself; of very many the worker does the rest. Raises Unfit without a reason and
    WrongState where somebody has decided."""
    allow(actor, "content.flood.decide", flood)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    key_make(flood.pk)
    step = FLOOD.move(
        flood,
        transition,
        **done_by(actor, "decided"),
        decided_at=timezone.now(),
        reason=TEXTS.put(flood, "reason", reason),
    )
    record(actor, step.event, flood, details={"held": flood.held})
    flood_work(actor=actor, flood=flood)
    if _held(flood).exists():
        enqueue(WORK, actor=actor, obj=flood, flood=str(flood.pk))
    return flood


@transaction.atomic
def flood_work(*, actor: Who, flood: Flood) -> int:
    """Move the next items of a flood that was decided; how many there were. A person moves those that they see, the
    worker the rest. May be done again."""
    rows = _held(flood)
    if isinstance(actor, Actor):
        rows = rows.filter(visible(Item, actor))
    some = list(rows.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for one in some:
        item_move(actor=actor, item=one, transition="queue" if flood.state == "passed" else "close")
    return len(some)


def _held(flood: Flood) -> QuerySet[Item]:
    return Item.objects.filter(held_back__flood=flood, state="held")

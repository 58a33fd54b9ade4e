"""Ask the banks about an item when it arrives; clear what is protected; decide on a reopening."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import Who, record
from zotim.core.records import save_new
from zotim.desks.content.banks import asking
from zotim.desks.content.banks.asking import Hit
from zotim.desks.content.banks.models import BankKind, Entry
from zotim.desks.content.intake.arrivals import on_arrival, on_prints
from zotim.desks.content.intake.models import Item, Report, Urgency
from zotim.desks.content.intake.sealed import TEXTS as ITEM_TEXTS
from zotim.desks.content.intake.services import item_move
from zotim.desks.content.matching.floods import flood_of, hold
from zotim.desks.content.matching.models import Asked, Clearance, Met, Reopening
from zotim.desks.content.matching.protection import MATCHING, readers_of, uncleared
from zotim.desks.content.matching.sealed import TEXTS
from zotim.desks.content.matching.states import REOPENING

NEAREST = 200
"""Known entries that one item is said to meet: the nearest. Of negative and protected ones each counts."""


@on_arrival
def item_arrived(item: Item, report: Report) -> None:
    """In the transaction of a report: a new item is asked for and goes to the queue, or is held back with a flood; one
    that is held back goes to the queue when a life may be in danger."""
    if item.state == "received":
        met = item_match(item=item)
        flood = flood_of(item, report, met)
        if flood is not None:
            hold(MATCHING, item, flood)
        else:
            item_move(actor=MATCHING, item=item, transition="queue")
    elif item.state == "held" and (report.life or item.urgency == Urgency.LIFE):
        item_move(actor=MATCHING, item=item, transition="queue")


@on_prints
def item_printed(item: Item) -> None:
    """An item that people have already is asked for again when it gets further fingerprints."""
    if item.state != "received":
        item_match(item=item)


@transaction.atomic
def item_match(*, item: Item) -> list[Met]:
    """Ask all banks about an item and keep which entries it met, each once; answers those that are new."""
    upto = asking.newest()
    found = met_of(item, asking.meet(*asked_of(item)))
    Asked.objects.update_or_create(item=item, defaults={"upto": upto})
    return found


def asked_of(item: Item) -> tuple[list, str, list[str]]:
    """What the banks are asked about an item: its fingerprints, its text, its addresses."""
    prints = list(item.prints.filter(value__isnull=False))
    text = ITEM_TEXTS.text(MATCHING, item, "text") or ""
    addresses = [said for one in item.locations.all() if (said := ITEM_TEXTS.text(MATCHING, one, "address"))]
    return prints, text, addresses


def met_of(item: Item, hits: Iterable[Hit]) -> list[Met]:
    """Keep what an item met; answers what is new. An entry that was decided on this very item says nothing of it,
    unless that it is lawful or protected."""
    by_number = {one.number: one for one in sorted(hits, key=lambda hit: -hit.distance)}
    entries = Entry.objects.filter(number__in=by_number).select_related("bank").exclude(met__item=item)
    known, others = [], []
    for entry in entries:
        hit = by_number[entry.number]
        row = Met(
            item=item, entry=entry, tier=hit.tier, distance=hit.distance, way=hit.way, part=hit.part,
            from_ms=hit.from_ms, to_ms=hit.to_ms,
        )  # fmt: skip
        if entry.bank.kind != BankKind.KNOWN:
            others.append(row)
        elif entry.item_id != item.pk:
            known.append(row)
    known.sort(key=lambda row: (row.distance, row.entry.number))
    new = [*others, *known[:NEAREST]]
    Met.objects.bulk_create(new, batch_size=500)
    if new:
        record(MATCHING, "content.item.matched", item, details={"met": len(known) + len(others)})
    return new


@transaction.atomic
def item_clear(*, actor: Actor, item: Item, reason: str) -> Clearance:
    """An adviser says that something may go out about an item although it met what is protected: all that protects it
    now. What it meets later isn't cleared by that. Raises Unfit for who read it, without a reason, or where nothing
    protects it."""
    allow(actor, "content.item.clear", item)
    if readers_of(item) & actor.people:
        raise Unfit(_("You read this item. Another adviser clears it."))
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    left = uncleared(item)
    if not left:
        raise Unfit(_("Nothing protects this item."))
    row = Clearance(
        item=item, of=[one.key for one in left], by_id=actor.person_id, on_behalf_of_id=actor.on_behalf_of_id
    )
    row.reason = TEXTS.put(row, "reason", reason)
    row.save(force_insert=True)
    record(actor, "content.item.cleared", item, details={"of": len(left)})
    return row


def reopening_propose(*, actor: Who, item: Item, met: Met) -> Reopening | None:
    """Propose to a person to open a closed item again; None where that is proposed already."""
    if Reopening.objects.filter(item=item, state="proposed").exists():
        return None
    row = save_new(Reopening(item=item, met=met))
    record(actor, "content.reopening.proposed", row)
    return row


@transaction.atomic
def reopening_decide(*, actor: Actor, reopening: Reopening, transition: str, reason: str) -> Reopening:
    """Open the item again (``open``) or leave it closed (``leave``), with a reason. Raises Unfit without one,
    WrongState where somebody has decided, or the item isn't closed any more."""
    allow(actor, "content.reopening.decide", reopening)
    if not reason.strip():
        raise Unfit(_("Say why."), "reason")
    said = TEXTS.put(reopening, "reason", reason)
    step = REOPENING.move(reopening, transition, **done_by(actor, "decided"), decided_at=timezone.now(), reason=said)
    record(actor, step.event, reopening)
    if transition == "open":
        item_move(actor=actor, item=reopening.item, transition="reopen")
    return reopening

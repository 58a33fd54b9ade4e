"""An item and an entry that it met, as a page shows them side by side; and their pictures, from memory."""

from dataclasses import dataclass, field, replace

from django.utils.safestring import SafeString

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.audit.services import record
from zotim.desks.content.banks.sealed import TEXTS as ENTRY_TEXTS
from zotim.desks.content.intake import media, uncovering
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.matching import comparing, looking
from zotim.desks.content.matching.comparing import Piece
from zotim.desks.content.matching.models import Met

BITS = ("pdq", "frames")
ITEM, ENTRY, BOTH = "item", "entry", "both"
TEXT, COLOUR = "text", "colour"
"""How far something is uncovered."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the page of a meeting shows; *pictures* are the codes of those that can be asked for."""

    way: str = ""
    part: str = ""
    span: str = ""
    bits: int | None = None
    alike: int | None = None
    grid: SafeString | str = ""
    mine: list[Piece] = field(default_factory=list)
    its: list[Piece] = field(default_factory=list)
    pictures: tuple[str, ...] = ()
    covered: bool = False


def sides(actor: Actor, met: Met) -> list[Item]:
    """The items that are shown beside each other: that of the entry where it may be seen."""
    other = met.entry.item
    seen = other is not None and Item.objects.filter(visible(Item, actor), pk=other.pk).exists()
    return [met.item, other] if other is not None and seen else [met.item]


def compared(actor: Actor, met: Met) -> Compared:
    """Both sides of a meeting. A text stays covered until it is uncovered, and one that can't be read any more isn't
    compared."""
    kind = met.entry.kind
    found = Compared(
        comparing.way_in_words(met.way), comparing.way_in_words(met.part), comparing.span(met.from_ms, met.to_ms)
    )
    if kind == "text" and not uncovering.uncovered(actor, met.item, TEXT):
        return replace(found, alike=100 - met.distance, covered=True)
    if kind == "text":
        one, other = TEXTS.text(actor, met.item, "text") or "", _text(actor, met)
        mine, its = comparing.texts(one, other) if one and other else ([], [])
        return replace(found, alike=100 - met.distance, mine=mine, its=its)
    if kind not in BITS:
        return found
    nearest = _nearest(met)
    drawn = comparing.grid(*nearest) if nearest else ""
    return replace(found, bits=met.distance, grid=drawn, pictures=_pictures(actor, met))


def _text(actor: Actor, met: Met) -> str:
    """What the entry says: as it was written, where it is of an item that may be seen; else as the bank keeps it."""
    if met.entry.item in sides(actor, met) and met.entry.item is not None:
        return TEXTS.text(actor, met.entry.item, "text") or ""
    return ENTRY_TEXTS.text(actor, met.entry, "text") or ""


def _nearest(met: Met) -> tuple[bytes, bytes] | None:
    """The fingerprints of the item and of the entry that are nearest to each other, of the parts that met."""
    rows = met.item.prints.filter(kind__in=BITS, asked=True, value__isnull=False)
    mine = [bytes(one) for one in rows.filter(way=met.way).values_list("value", flat=True) if one is not None]
    its = [bytes(one) for one in met.entry.parts.filter(way=met.part).values_list("value", flat=True)]
    if met.entry.kind == "pdq" and not met.part:
        its.append(bytes(met.entry.value))
    pairs = ((one, other) for one in mine for other in its)
    return min(pairs, key=lambda pair: comparing.differing(*pair), default=None)


def _pictures(actor: Actor, met: Met) -> tuple[str, ...]:
    if met.entry.kind != "pdq" or not _has_picture(met.item) or not may(actor, "content.met.picture", met):
        return ()
    other = met.entry.item
    both = other is not None and _has_picture(other) and may(actor, "content.item.view", other)
    return (ITEM, ENTRY, BOTH) if both else (ITEM,)


def _has_picture(item: Item) -> bool:
    return item.kind == "picture" and bool(item.stored)


def picture(actor: Actor, met: Met, which: str, *, clear: bool) -> bytes | None:
    """One of the pictures of a meeting as a small PNG; each look opens the bytes, which is on record. It is *clear*
    where all that it shows is uncovered before the actor's eyes. None where there is none, or it can't be shown."""
    if which not in _pictures(actor, met):
        return None
    of: dict[str, list[Item | None]] = {ITEM: [met.item], ENTRY: [met.entry.item], BOTH: [met.item, met.entry.item]}
    shown = of[which]
    clear = clear and all(one is not None and uncovering.uncovered(actor, one, COLOUR) for one in shown)
    mine, its = met.way, met.part
    record(actor, "content.met.pictured", met, outcome="viewed")
    try:
        if which == ITEM:
            return looking.small(media.opened(actor, met.item), mine, clear=clear)
        other = met.entry.item
        assert other is not None  # noqa: S101  # _pictures says so
        if which == ENTRY:
            return looking.small(media.opened(actor, other), its, clear=clear)
        both = media.opened(actor, met.item), media.opened(actor, other)
        return looking.laid_over(*both, (mine, its), clear=clear)
    except looking.ImageError:
        return None

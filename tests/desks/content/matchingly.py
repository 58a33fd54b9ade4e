"""What is known, made up for matching: banks with entries in force, and items that were reported."""

from tests.desks.content import intakely, made
from zotim.core.audit.services import System
from zotim.core.jobs.services import enqueue
from zotim.core.jobs.steps import run_pending_jobs
from zotim.desks.content.banks import services as banks
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.services import Given, item_move, report_take
from zotim.desks.content.matching.rounds import ASK

SYSTEM = System("test")
TEXT = "Mblidhemi të premten në orën tetë te ura e vjetër, të gjithë bashkë, me flamuj dhe libra."
NEARLY = TEXT.replace("tetë", "nëntë").upper()


def bank(kind: str = "known", code: str = "") -> Bank:
    """A bank without entries."""
    return banks.bank_add(
        actor=made.curator(), code=code or f"{kind.upper()}_{Bank.objects.count()}", title="Banka e provës", kind=kind,
        provenance="E trilluar, për provë",
    )  # fmt: skip


def confirm(*entries: Entry) -> None:
    """Another person lets entries meet what comes."""
    for one in entries:
        banks.entry_confirm(actor=made.curator(), entry=one)


def known(data: bytes, of: Bank | None = None) -> Entry:
    """A picture that is known: its entry in force, and that of its bytes."""
    entries = banks.file_propose(actor=made.curator(), bank=of or bank(), data=data)
    confirm(*entries)
    return next(one for one in entries if one.kind == "pdq")


def known_item(item: Item, of: Bank | None = None) -> list[Entry]:
    """What an item looks like is known: its entries in force."""
    entries = banks.item_propose(actor=made.officer(), item=item, bank=of or bank())
    confirm(*entries)
    return entries


def known_text(text: str = TEXT, of: Bank | None = None) -> Entry:
    """A text that is known."""
    entry = banks.entry_propose(actor=made.curator(), bank=of or bank(), kind="text", value=None, text=text)
    confirm(entry)
    return entry


def reported(given: Given) -> Item:
    """An item that somebody reports."""
    return report_take(actor=SYSTEM, given=given).item


def text(said: str = NEARLY, **values: object) -> Item:
    """A text that somebody reports."""
    return reported(intakely.text(said, **values))


def closed(item: Item) -> Item:
    """The same, closed by a reader."""
    item.refresh_from_db()
    who = made.officer()
    item_move(actor=SYSTEM, item=item, transition="take", taken_by_id=who.user_id, taken_at=item.moved_at)
    item_move(actor=SYSTEM, item=item, transition="close")
    return item


def asked_again() -> None:
    """The worker asks what is behind."""
    enqueue(ASK, actor=SYSTEM)
    run_pending_jobs()

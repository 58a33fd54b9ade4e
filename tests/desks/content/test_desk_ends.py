"""Everything of a filled desk ends by its rules: no disposal stops on a row that something else names, and no row, key,
sealed file or rest is left but what is said to stay."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from tests import worlds
from tests.desks.content import banksly, dispatchly, made, matchingly
from tests.desks.content import exchangely as them
from tests.desks.content import intakely as given
from tests.desks.content.test_packets import ask
from zotim.core.disclosures.models import Disclosure
from zotim.core.jobs.steps import run_pending_jobs
from zotim.core.retention import selectors as retention
from zotim.core.retention.disposal import run_execute
from zotim.core.retention.registry import RULES
from zotim.core.retention.services import hold_place, run_decide, run_propose
from zotim.core.sealing import blobs
from zotim.core.sealing.store import store_folder
from zotim.desks.content.account.services import edition_decide, edition_end, edition_enter
from zotim.desks.content.banks import services as banks
from zotim.desks.content.banks.models import BankImport, Entry, EntryPart
from zotim.desks.content.banks.sources import source_add, source_end_ask, source_end_decide
from zotim.desks.content.dispatch import services as dispatch
from zotim.desks.content.exchange.models import Packet, Wanted
from zotim.desks.content.exchange.services.packets import packet_decide, packet_give
from zotim.desks.content.exchange.services.sharings import sharing_end
from zotim.desks.content.exchange.services.systems import wanted_decide
from zotim.desks.content.matching.models import Reopening
from zotim.desks.content.matching.services import reopening_decide

pytestmark = pytest.mark.django_db

STAY = {
    "Bank", "Platform", "ContactPoint", "FirstNotice", "ActingBasis", "FormCheck", "NoticeWaiver", "IndexStanding",
    "Generation", "Languages",
}  # fmt: skip
"""Banks, law and platforms: what went out is understood by them. Who reads which language ends with the account."""


def rows() -> dict[str, int]:
    """How many rows each table of the desk holds, but for those that stay."""
    found = {one.__name__: one._base_manager.count() for one in apps.get_app_config("content").get_models()}
    return {name: count for name, count in found.items() if count and name not in STAY}


def keys() -> set[str]:
    """Keys of records that aren't destroyed."""
    return {path.name for path in store_folder().glob("*.key")}


def fill_banks() -> None:
    """Entries on which nobody decided, refused and withdrawn ones, files, a source, a changed bank."""
    bank, lawful = them.bank(), them.bank("ARKIVA", "negative")
    curator, other = made.curator(), made.curator()
    text = banks.entry_propose(actor=curator, bank=bank, kind="text", value=None, text="Fjalë të rralla të trilluara")
    banks.entry_refuse(actor=other, entry=text, reason="Provë")
    banks.file_propose(actor=curator, bank=bank, data=banksly.picture(1))
    for number, decided in ((1, True), (2, False), (3, True)):
        lines = "\n".join(them.digest(number * 100 + at).hex() for at in range(4)).encode()
        taken = banks.import_take(
            actor=curator, bank=bank, name=f"{number}.csv", file=lambda data=lines: io.BytesIO(data)
        )
        if decided:
            banks.import_decide(actor=other, taken=taken, accepted=True)
            banks.import_withdraw(actor=other, taken=taken, reason="E vjetër")
    source = source_add(actor=curator, place="gazeta.example", kind="press", note="Gazetë")
    source_end_ask(actor=curator, source=source, reason="U mbyll")
    source_end_decide(actor=other, source=source, accepted=True)
    banks.bank_ask(actor=curator, bank=lawful, enabled=False, distance=31, reason="Provë")
    banks.change_decide(actor=other, change=lawful.changes.get(), accepted=True)


def fill_items() -> None:
    """A closed item that met an entry, was to be opened again, and had entries of its own; all of it over."""
    item = matchingly.closed(matchingly.text())
    entry = matchingly.known_text(of=them.bank("TEKSTE"))
    run_pending_jobs()
    reopening = Reopening.objects.get(item=item)
    reopening_decide(actor=made.officer(), reopening=reopening, transition="leave", reason="E ligjshme")
    banks.entry_withdraw(actor=made.curator(), entry=entry, reason="Provë")
    picture = matchingly.reported(given.file(banksly.picture(5)))
    own = matchingly.known_item(picture, them.bank("PAMJE"))
    banks.item_withdraw(actor=made.curator(), item=picture)
    assert {one.item_id for one in own} == {picture.pk}
    matchingly.closed(picture)


def fill_exchange() -> None:
    """What systems put in and wanted, who followed, files that left."""
    from tests.desks.content.test_hma import ROOT

    system, bank = them.Caller(ROOT), them.bank("SISTEME")
    sharing = them.sharing(bank, system.organisation)
    follower = them.Caller("/api/content", ("content:follow",), system.organisation)
    number = system.call("POST", "/c/bank/SISTEME/signal", {"pdq": them.digest(77).hex()}).json()["id"]
    entry = banks.entry_confirm(actor=made.curator(), entry=Entry.objects.get(number=number))
    assert follower.call("GET", "/changes", since=0).status_code == 200
    assert follower.call("POST", "/feedback", {"entry": number, "said": "false"}).status_code == 200
    packet = ask(made.curator(), bank)
    packet_decide(actor=made.curator(), packet=packet, approved=True)
    assert packet_give(actor=made.curator(), packet=packet)
    returned = ask(made.curator(), bank)
    packet_decide(actor=made.curator(), packet=returned, approved=False, comment="Jo")
    system.call("DELETE", f"/c/bank/SISTEME/content/{number}")
    wanted_decide(actor=made.curator(), wanted=Wanted.objects.get(), granted=True)
    entry.refresh_from_db()
    assert entry.state == "withdrawn"
    sharing_end(actor=made.curator(), sharing=sharing)


def fill_dispatches() -> None:
    """An order that was withdrawn, of which a file had left; a key of the platform; an edition of the register."""
    desk = dispatchly.Desk()
    order = desk.sent()
    desk_key, _secret = dispatch.key_make(actor=desk.keeper, platform=desk.platform, name="x", days=9)
    assert desk_key.pk
    from zotim.desks.content.intake.models import ItemPrint

    ItemPrint.objects.create(item=order.item, kind="pdq", way="whole", value=them.digest(9), quality=90)
    packet = ask(made.officer(), dispatch=order)
    packet_decide(actor=made.approver(), packet=packet, approved=True)
    assert packet_give(actor=made.officer(), packet=packet)
    order.refresh_from_db()
    dispatch.dispatch_withdraw(actor=made.approver(), dispatch=order, reason="U prish")
    order.item.refresh_from_db()
    if order.item.state != "closed":
        matchingly.closed(order.item)
    edition = edition_enter(actor=made.keeper(), year=timezone.localdate().year)
    edition_decide(actor=made.keeper(), edition=edition, confirmed=True)
    edition_end(actor=made.keeper(), edition=edition)


def end_all() -> None:
    """Two people let everything go that is due by a rule of the desk, again and again until nothing is."""
    one, other = worlds.actor("records_officer"), worlds.actor("data_protection_officer")
    mine = [rule for rule in RULES.values() if rule.model.startswith("content.")]
    again = True
    while again:
        again = False
        for rule in mine:
            if retention.due(rule, retention.border(rule)).exists():
                run = run_propose(actor=one, rule=rule.code)
                run_decide(actor=other, run=run, approved=True)
                run_execute(run=run)
                again = True


def test_nothing_of_a_filled_desk_is_left_but_banks_law_and_platforms(
    installed, settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "temp"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    before = keys()
    fill_banks()
    fill_items()
    fill_exchange()
    fill_dispatches()
    run_pending_jobs()
    assert {"Item", "Entry", "EntryPart", "BankImport", "Packet", "Met", "Reopening", "Dispatch"} <= set(rows())
    assert keys() > before
    later, real = timezone.now() + timedelta(days=3000), retention.border
    monkeypatch.setattr(retention, "border", lambda of, at=None: real(of, at or later))
    with django_capture_on_commit_callbacks(execute=True):
        end_all()
    assert rows() == {}
    assert Disclosure.objects.count() == 3, "what left has left: that is kept as long as the log"
    sealed = [path for path in blobs.folder().rglob("*") if path.is_file() and path.name != blobs.KNOWN]
    assert sealed == []
    assert keys() == before
    assert not [*settings.FILE_UPLOAD_TEMP_DIR.iterdir()]


def test_a_file_of_fingerprints_goes_with_all_its_entries_and_one_that_is_held_stays(installed, monkeypatch):
    fill_banks()
    later, real = timezone.now() + timedelta(days=3000), retention.border
    monkeypatch.setattr(retention, "border", lambda of, at=None: real(of, at or later))
    monkeypatch.setattr("zotim.desks.content.banks.retention.AT_ONCE", 3)
    kept = BankImport.objects.get(name="1.csv")
    hold_place(actor=worlds.actor("records_officer"), of=kept, reason="Gjykatë")
    end_all_once("content.bankimport.over")
    end_all_once("content.bankimport.undecided")
    assert list(BankImport.objects.all()) == [kept]
    assert set(Entry.objects.exclude(imported=None).values_list("imported", flat=True)) == {kept.pk}
    assert EntryPart.objects.exists()
    assert not Packet.objects.exists()


def end_all_once(rule: str) -> None:
    run = run_propose(actor=worlds.actor("records_officer"), rule=rule)
    run_decide(actor=worlds.actor("data_protection_officer"), run=run, approved=True)
    run_execute(run=run)

"""Banks, their entries and protected sources: what takes two people, and what is refused."""

import pytest
from django.db import IntegrityError, transaction

from tests.desks.content import banksly, made
from zotim.core.access.policy import Denied
from zotim.core.access.refusals import Unfit
from zotim.core.approvals.services import NeedsAnotherPerson
from zotim.core.audit.models import Event
from zotim.core.notifications.models import Notification
from zotim.core.retention.registry import RULES
from zotim.core.states.machine import WrongState
from zotim.desks.content.banks.models import Bank, Entry
from zotim.desks.content.banks.sealed import TEXTS
from zotim.desks.content.banks.services import (
    bank_add,
    bank_ask,
    bank_change,
    change_decide,
    entry_confirm,
    entry_propose,
    entry_refuse,
    entry_withdraw,
    file_propose,
    item_propose,
    item_withdraw,
)
from zotim.desks.content.banks.sources import protects, source_add, source_end_ask, source_end_decide
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.rests import RULE
from zotim.desks.content.intake.services import Given, report_take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(installed):
    """Every test has folders of its own."""


def test_an_entry_is_in_force_only_when_another_curator_confirms_it():
    first, second = made.curator(), made.curator()
    entry = entry_propose(actor=first, bank=banksly.bank(), kind="pdq", value=banksly.digest(1), note="Nr. 17")
    with pytest.raises(NeedsAnotherPerson):
        entry_confirm(actor=first, entry=entry)
    assert Notification.objects.filter(kind="content.entry.proposed", user_id=second.user_id).exists()
    entry_confirm(actor=second, entry=entry)
    assert (entry.state, entry.confirmed_by_id) == ("in_force", second.user_id)
    with pytest.raises(WrongState):
        entry_confirm(actor=made.curator(), entry=Entry.objects.get())
    verbs = set(Event.objects.filter(object_type="content.entry").values_list("verb", flat=True))
    assert {"content.entry.proposed", "content.entry.confirmed"} <= verbs


def test_the_database_itself_wants_two_people():
    first = made.curator()
    entry = entry_propose(actor=first, bank=banksly.bank(), kind="pdq", value=banksly.digest(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(state="in_force", confirmed_by=first.user_id, confirmed_at=entry.created_at, serial=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.update(state="in_force")


def test_only_a_curator_confirms_and_withdraws_and_an_officer_may_propose():
    entry = entry_propose(actor=made.officer(), bank=banksly.bank(), kind="pdq", value=banksly.digest(1))
    for who in (made.officer(), made.adviser(), made.keeper()):
        with pytest.raises(Denied):
            entry_confirm(actor=who, entry=entry)
    with pytest.raises(Denied):
        entry_propose(actor=made.keeper(), bank=entry.bank, kind="pdq", value=banksly.digest(2))
    banksly.confirmed(entry)
    with pytest.raises(Denied):
        entry_withdraw(actor=made.officer(), entry=entry, reason="Jo")


def test_who_proposed_takes_it_back_by_refusing_and_a_reason_is_wanted():
    first = made.curator()
    entry = entry_propose(actor=first, bank=banksly.bank(), kind="pdq", value=banksly.digest(1))
    with pytest.raises(Unfit):
        entry_refuse(actor=first, entry=entry, reason=" ")
    entry_refuse(actor=first, entry=entry, reason="Nuk është ajo")
    assert entry.state == "refused"
    again = entry_propose(actor=first, bank=entry.bank, kind="pdq", value=banksly.digest(1))
    assert again.pk != entry.pk
    with pytest.raises(WrongState):
        entry_withdraw(actor=first, entry=again, reason="Nuk vlen")


def test_the_same_is_proposed_once():
    who, bank = made.curator(), banksly.bank()
    one, two = (entry_propose(actor=who, bank=bank, kind="pdq", value=banksly.digest(1)) for _ in range(2))
    assert one == two
    assert Entry.objects.count() == 1


def test_a_note_that_is_too_long_and_a_text_without_letters_are_refused():
    who, bank = made.curator(), banksly.bank()
    for values, field in (({"kind": "pdq", "value": banksly.digest(1), "note": "x" * 256}, "note"),
                          ({"kind": "text", "value": None, "text": " … "}, "text")):  # fmt: skip
        with pytest.raises(Unfit) as refused:
            entry_propose(actor=who, bank=bank, **values)
        assert refused.value.field == field
    assert not Entry.objects.exists()


def test_of_a_file_only_fingerprints_are_kept_and_what_is_no_picture_is_refused():
    who, bank = made.curator(), banksly.bank()
    picture, very = file_propose(actor=who, bank=bank, data=banksly.picture(1))
    assert (picture.kind, very.kind) == ("pdq", "sha256")
    assert picture.parts.count() > 30
    with pytest.raises(Unfit):
        file_propose(actor=who, bank=bank, data=b"asgje")
    grey = banksly.saved(banksly.opened(banksly.picture(1)).convert("L").point(lambda _shade: 128))
    with pytest.raises(Unfit):
        file_propose(actor=who, bank=bank, data=grey)


def test_every_fingerprint_of_an_item_is_proposed_and_goes_with_the_decision():
    officer, bank = made.officer(), banksly.bank()
    item = report_take(
        actor=officer, given=Given("picture", banksly.picture(2), address="https://videot.example/1")
    ).item
    entries = item_propose(actor=officer, item=item, bank=bank)
    assert {one.kind for one in entries} == {"pdq", "sha256"}
    assert item_propose(actor=officer, item=item, bank=bank) == entries
    banksly.confirmed(entries[0])
    item_withdraw(actor=officer, item=item)
    assert sorted(Entry.objects.values_list("state", flat=True)) == ["refused", "withdrawn"]


def test_the_text_of_an_entry_stands_under_the_key_of_its_item():
    officer, bank = made.officer(), banksly.bank()
    item = report_take(actor=officer, given=Given("text", text="Një tekst i trilluar mbi lulet e malit.")).item
    (entry,) = item_propose(actor=officer, item=item, bank=bank)
    assert entry.key_id == item.pk
    assert TEXTS.text(officer, entry, "text") == "Një tekst i trilluar mbi lulet e malit."
    own = entry_propose(actor=officer, bank=bank, kind="text", value=None, text="Tjetër tekst i trilluar.")
    assert own.key_id == own.pk
    assert TEXTS.text(officer, own, "text") == "Tjetër tekst i trilluar."


def test_a_short_name_is_that_of_other_systems_and_there_once():
    who = made.curator()
    banksly.bank("SHQIP_1")
    for code in ("SHQIP_1", "shqip", "1A", ""):
        with pytest.raises(Unfit) as refused:
            bank_add(actor=who, code=code, title="x", kind="known", provenance="x")
        assert refused.value.field == "code"
    with pytest.raises(Unfit):
        bank_add(actor=who, code="A", title="x", kind="known", provenance="x", distance=64)
    with pytest.raises(Denied):
        bank_add(actor=made.officer(), code="A", title="x", kind="known", provenance="x")


def test_a_known_bank_is_set_by_one_person():
    who, bank = made.curator(), banksly.bank()
    bank_change(actor=who, bank=bank, title=" Tjetër ", provenance="Një partner (i trilluar)")
    assert bank_ask(actor=who, bank=bank, enabled=False, distance=20, reason="Shumë gabime") is None
    bank.refresh_from_db()
    assert (bank.title, bank.enabled, bank.distance) == ("Tjetër", False, 20)
    with pytest.raises(Unfit):
        bank_ask(actor=who, bank=bank, enabled=False, distance=20, reason="Njësoj")


@pytest.mark.parametrize("kind", ["negative", "protected"])
def test_a_bank_that_protects_is_set_by_two(kind):
    first, second, bank = made.curator(), made.curator(), banksly.bank(kind=kind)
    change = bank_ask(actor=first, bank=bank, enabled=False, distance=31, reason="Provë")
    assert Bank.objects.get().enabled
    with pytest.raises(Unfit):
        bank_ask(actor=second, bank=bank, enabled=True, distance=10, reason="Tjetër")
    with pytest.raises(NeedsAnotherPerson):
        change_decide(actor=first, change=change, accepted=True)
    change_decide(actor=second, change=change, accepted=True)
    assert not Bank.objects.get().enabled
    back = bank_ask(actor=first, bank=bank, enabled=True, distance=31, reason="Prapë")
    change_decide(actor=first, change=back, accepted=False)
    assert not Bank.objects.get().enabled


def names(hosts, addresses=()):
    return sorted(str(one) for one in protects(hosts, addresses))


def test_a_protected_host_counts_for_all_below_it_and_a_place_for_what_begins_so():
    who = made.curator()
    source_add(actor=who, place="*.Gazeta.example", kind="press", note="Gazetë (e trilluar)")
    source_add(
        actor=who, place="https://videot.example/arkivi/?utm_source=x", kind="archive", note="Arkiv (i trilluar)"
    )
    assert names(["lajme.gazeta.example"]) == names(["GAZETA.example"]) == ["gazeta.example"]
    assert names(["tjetergazeta.example", "example", "gazeta.example.org"]) == []
    assert names(["videot.example"]) == []
    assert names(["videot.example"], ["https://videot.example/arkivi/17"]) == ["videot.example/arkivi/"]
    assert names([], ["https://videot.example/arkivi2/17", "jo", "https://videot.example/"]) == []
    assert names([], ["https://m.gazeta.example/a"]) == ["gazeta.example"]


def test_what_is_no_place_or_is_protected_already_is_refused():
    who = made.curator()
    source_add(actor=who, place="gazeta.example", kind="press", note="x")
    for wrong in ("gazeta.example", "HTTPS://gazeta.example/", "një gazetë", "localhost", ""):
        with pytest.raises(Unfit) as refused:
            source_add(actor=who, place=wrong, kind="press", note="x")
        assert refused.value.field == "place"


def test_a_protected_source_ends_by_two():
    first, second = made.curator(), made.curator()
    source = source_add(actor=first, place="gazeta.example", kind="press", note="x")
    with pytest.raises(Unfit):
        source_end_ask(actor=first, source=source, reason="")
    source_end_ask(actor=first, source=source, reason="Nuk del më")
    assert names(["gazeta.example"]) == ["gazeta.example"]
    with pytest.raises(NeedsAnotherPerson):
        source_end_decide(actor=first, source=source, accepted=True)
    source_end_decide(actor=first, source=source, accepted=False)
    assert source.state == "in_force"
    source_end_ask(actor=first, source=source, reason="Nuk del më")
    source_end_decide(actor=second, source=source, accepted=True)
    assert names(["gazeta.example"]) == []
    source_add(actor=first, place="gazeta.example", kind="press", note="Doli prapë")


def test_an_item_is_kept_while_an_entry_of_it_stands_in_a_bank_and_then_goes_with_it():
    item, bank = made.item(state="closed"), banksly.bank()
    due = Item.objects.filter(RULES[RULE].where)
    part = {"value": banksly.digest(2), "way": "crop 95% middle"}
    entry = banksly.entry(bank, banksly.digest(1), item=item, parts=[part])
    assert not due.exists()
    entry_withdraw(actor=made.curator(), entry=entry, reason="U rrëzua")
    assert due.get() == item
    for rows in RULES[RULE].parts(item):
        rows.delete()
    assert not Entry.objects.exists()
    assert not Item.objects.exists()

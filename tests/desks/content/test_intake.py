"""A report is taken in: its item is found again or made, urgent ones come first, nothing of it lies in clear."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone

from tests.desks.content import intakely as given
from tests.desks.content import made
from zotim.core.access.actor import VISITOR
from zotim.core.access.refusals import Unfit
from zotim.desks.content.banks.values import address_value, text_value
from zotim.desks.content.intake import media, prints
from zotim.desks.content.intake.models import Custody, Item, Location, PrintKind, Report
from zotim.desks.content.intake.same import folded
from zotim.desks.content.intake.sealed import TEXTS
from zotim.desks.content.intake.services import is_decided, item_move, report_receive, report_take

pytestmark = pytest.mark.django_db


def test_what_is_the_same_is_one_item_and_each_report_stays(installed):
    first = report_take(actor=VISITOR, given=given.text("Një tekst i trilluar, ë dhe ç."))
    again = report_take(actor=VISITOR, given=given.text("NJE TEKST  i trilluar: e dhe c"))
    other = report_take(actor=VISITOR, given=given.text("Another made-up text."))
    assert (first.item, first.item.reports.count()) == (again.item, 2)
    assert other.item != first.item


def test_a_picture_is_kept_encrypted_with_its_fingerprints_and_opened_on_record(installed):
    data = given.picture()
    item = report_take(actor=VISITOR, given=given.file(data)).item
    kinds = set(item.prints.values_list("kind", flat=True))
    assert kinds == {PrintKind.SHA256, PrintKind.PDQ}
    assert media.opened(made.officer(), item) == data
    assert list(item.custody.values_list("what", flat=True)) == ["received", "hashed", "opened"]
    assert not any(data[100:200] in path.read_bytes() for path in given.files() if path.is_file())


def test_a_life_in_danger_comes_first_and_within_the_hour(installed):
    usual = report_take(actor=VISITOR, given=given.text("One."))
    urgent = report_take(actor=VISITOR, given=given.text("One.", life=True))
    assert usual.item_id == urgent.item_id
    item = Item.objects.get()
    assert item.urgency == 1
    assert (item.due_at - timezone.now()).total_seconds() <= 3600


def test_an_address_is_canonical_and_sealed(installed):
    report = report_take(actor=VISITOR, given=given.address("HTTPS://Video.example:443/a/../b?utm_source=x"))
    again = report_take(actor=VISITOR, given=given.address("https://video.example/b"))
    place = Location.objects.get()
    assert report.item_id == again.item_id
    assert (place.host, TEXTS.text(made.officer(), place, "address")) == ("video.example", "https://video.example/b")


@pytest.mark.parametrize("bad", [given.text(" "), given.address("javascript:alert(1)"), given.file(b"PK\x03\x04...")])
def test_what_cant_be_taken_is_refused_in_words_and_leaves_nothing(installed, bad):
    with pytest.raises(Unfit):
        report_take(actor=VISITOR, given=bad)
    assert [model.objects.count() for model in (Item, Report, Custody)] == [0, 0, 0]
    assert not list(given.files())


def test_a_step_is_written_with_its_event(installed):
    item = report_take(actor=VISITOR, given=given.text("One.")).item
    officer = made.officer()
    item_move(actor=officer, item=item, transition="take", taken_by_id=officer.user_id, taken_at=timezone.now())
    item_move(actor=officer, item=item, transition="leave")
    item.refresh_from_db()
    assert (item.state, item.taken_by) == ("open", None)


def test_of_what_was_decided_before_the_answer_comes_no_sooner_than_of_anything_else(installed):
    first = report_take(actor=VISITOR, given=given.text("Moti nesër do të jetë i mirë.")).item
    officer = made.officer()
    item_move(actor=officer, item=first, transition="take", taken_by_id=officer.user_id, taken_at=timezone.now())
    item_move(actor=officer, item=first, transition="close")
    Item.objects.filter(pk=first.pk).update(moved_at=timezone.now() - timedelta(days=3))
    code = "k" * 40
    report = report_receive(given=given.text("Moti nesër do të jetë i mirë."), code=code)
    assert report.item == first
    assert not is_decided(code)
    Report.objects.filter(pk=report.pk).update(created_at=timezone.now() - timedelta(days=2))
    assert is_decided(code)


def test_where_a_life_is_in_danger_what_is_opened_again_is_read_within_the_hour(installed):
    item = report_take(actor=VISITOR, given=given.text("Një tekst i trilluar.", life=True)).item
    officer = made.officer()
    item_move(actor=officer, item=item, transition="take", taken_by_id=officer.user_id, taken_at=timezone.now())
    item_move(actor=officer, item=item, transition="close")
    Item.objects.filter(pk=item.pk).update(due_at=timezone.now() - timedelta(days=3))
    item.refresh_from_db()
    item_move(actor=officer, item=item, transition="reopen")
    item.refresh_from_db()
    assert timedelta(minutes=50) < item.due_at - timezone.now() <= timedelta(hours=1)


def test_fingerprints_of_texts_and_addresses_tell_nobody_without_the_key_what_they_were(installed, settings, tmp_path):
    words, address = "Fjalë të trilluara", "https://videot.example/shiko/17"
    made_ = [
        (prints.of_text(words)[0].value, folded(words), text_value(words)),
        (prints.of_address(address)[0].value, address.encode(), address_value(address + "?utm_source=x")),
    ]
    for value, plain, of_a_bank in made_:
        assert value == of_a_bank
        assert value != sha256(plain).digest()
    settings.ZOTIM_KEYS = tmp_path / "another"
    settings.ZOTIM_KEYS.mkdir(mode=0o700)
    assert prints.of_address(address)[0].value != made_[1][0]
    assert prints.of_bytes("text", b"x")[0].value == sha256(b"x").digest()

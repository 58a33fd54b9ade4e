"""A sealed text opens in its place, with its key, unaltered; nowhere else, and never after the key's end."""

from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from zotim.core.audit.models import Event
from zotim.core.audit.services import System
from zotim.core.sealing import services, store
from zotim.core.sealing.services import (
    Altered,
    KeyDestroyed,
    KeyMissing,
    NotSealed,
    Opened,
    Place,
    blind,
    key_destroy,
    key_make,
    opened,
    seal,
    tombstones_replay,
    unseal,
)

HERE = System("test")
often = how(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def keys(tmp_path, settings):
    settings.ZOTIM_KEYS = tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    settings.ZOTIM_TOMBSTONES = tmp_path / "second"
    return tmp_path / "keys"


@pytest.fixture
def place(keys):
    subject = uuid4()
    key_make(subject)
    return Place(subject, "reintegration_note", uuid4(), "body")


# Opening


@often
@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_what_was_sealed_comes_back_as_it_was(place, text):
    assert unseal(seal(text, place), place) == text


@often
@given(data=st.data())
def test_any_bit_that_flips_is_refused(place, data):
    token = seal("Nëna u takua me mësuesen.", place).encode()
    at, bit = data.draw(st.integers(0, len(token) - 1)), data.draw(st.integers(0, 7))
    flipped = bytearray(token)
    flipped[at] ^= 1 << bit
    with pytest.raises((Altered, NotSealed)):
        unseal(flipped.decode("latin-1"), place)


@often
@given(data=st.data())
def test_any_cut_or_addition_is_refused(place, data):
    token = seal("shënim", place)
    cut = token[: data.draw(st.integers(0, len(token) - 1))]
    longer = token + data.draw(st.text(min_size=1, max_size=5))
    for other in (cut, longer):
        with pytest.raises((Altered, NotSealed)):
            unseal(other, place)


words = st.text(st.characters(codec="ascii", exclude_characters="\n", categories=["L", "N"]), min_size=1, max_size=8)


@often
@given(table=words, pk=st.uuids() | st.integers() | words, field=words)
def test_a_text_that_was_moved_is_refused(place, table, pk, field):
    token = seal("shënim", place)
    elsewhere = Place(place.subject_id, table, pk, field)
    if elsewhere.about("") == place.about(""):
        return
    with pytest.raises(Altered):
        unseal(token, elsewhere)


def test_a_text_that_was_moved_to_another_case_is_refused(place):
    other = uuid4()
    key_make(other)
    with pytest.raises(Altered):
        unseal(seal("shënim", place), Place(other, place.table, place.pk, place.field))


def test_another_cases_key_file_doesnt_open_this_case(place):
    token, other = seal("shënim", place), uuid4()
    key_make(other)
    store.key_path(place.subject_id).write_bytes(store.key_path(other).read_bytes())
    with pytest.raises(Altered, match="altered or moved"):
        unseal(token, place)


@pytest.mark.parametrize("plain", ["", "Nëna u takua me mësuesen.", "zs1:", "zs1:0:x", None, 3])
def test_plain_text_isnt_taken_for_a_sealed_one(place, plain):
    with pytest.raises(NotSealed):
        unseal(plain, place)


def test_the_same_text_is_sealed_differently_each_time(place):
    assert seal("shënim", place) != seal("shënim", place)


def test_a_name_with_a_line_feed_is_no_place(place):
    with pytest.raises(ValueError, match="line feeds"):
        seal("x", Place(place.subject_id, "a\nb", 1, "c"))


def test_what_is_wrong_with_a_text_is_said(place):
    token = seal("Teuta", place)
    assert (opened(token, place), opened(None, place)) == (Opened("Teuta"), Opened())
    for broken in (token[:-2] + ("A" if token[-2] != "A" else "B") + token[-1], "plain"):
        assert opened(broken, place) == Opened(trouble="altered")


def test_no_error_says_what_was_sealed(place):
    token = seal("shumë sekrete", place)
    with pytest.raises(Altered) as caught:
        unseal(token, Place(place.subject_id, "t", 1, "f"))
    assert "sekrete" not in str(caught.value)
    assert token[-20:] not in str(caught.value)


# Keys


def test_a_key_is_made_once(place):
    token = seal("shënim", place)
    assert key_make(place.subject_id) == key_make(place.subject_id)
    assert unseal(token, place) == "shënim"


def test_without_a_key_nothing_is_sealed(keys):
    with pytest.raises(KeyMissing):
        seal("shënim", Place(uuid4(), "t", 1, "f"))


def test_key_files_are_their_owners_only_and_hold_no_bare_key(place, keys):
    files = [path for path in keys.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    bare = store.read(place.subject_id).key
    assert not [path for path in files if bare in path.read_bytes() or bare.hex().encode() in path.read_bytes()]


def test_the_bare_key_isnt_printed(place):
    key = store.read(place.subject_id)
    assert key.key.hex() not in repr(key)
    assert repr(key.key) not in repr(key)


def test_a_lost_kek_is_named_and_no_new_one_is_made(place, settings):
    settings.ZOTIM_KEK_FILE.unlink()
    with pytest.raises(KeyMissing, match="restore it"):
        seal("shënim", place)
    with pytest.raises(KeyMissing, match="restore it"):
        key_make(uuid4())
    assert not settings.ZOTIM_KEK_FILE.exists()


def test_another_kek_opens_nothing(place, settings):
    settings.ZOTIM_KEK_FILE.write_text("ab" * 32)
    with pytest.raises(KeyMissing, match="isn't here"):
        seal("shënim", place)


def test_a_kek_of_the_wrong_length_is_named(place, settings):
    settings.ZOTIM_KEK_FILE.write_text("ab")
    with pytest.raises(KeyMissing, match="64 hex digits"):
        seal("shënim", place)


def test_an_earlier_kek_still_opens_what_it_wrapped(place, keys, settings):
    token = seal("shënim", place)
    earlier = bytes.fromhex(settings.ZOTIM_KEK_FILE.read_text())
    settings.ZOTIM_KEK_FILE.rename(keys / f"sealing-{store.kek_id(earlier)}.kek")
    settings.ZOTIM_KEK_FILE.write_text("ab" * 32)
    assert unseal(token, place) == "shënim"
    key_make(uuid4())


@pytest.mark.parametrize("damage", [b"", b"zk1:x", b"\xff\xfe", b"zk9:a:b:00"])
def test_a_damaged_key_file_is_named(place, damage):
    store.key_path(place.subject_id).write_bytes(damage)
    with pytest.raises(Altered, match="restore it"):
        seal("shënim", place)


# The end


@pytest.fixture
def destroyed(place, db, django_capture_on_commit_callbacks):
    token = seal("shënim", place)
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=HERE, subject_id=place.subject_id, certificate="ZOT-7Q4K-M2")
    return token


def test_after_the_end_nothing_is_opened_sealed_or_made(place, destroyed):
    for attempt in (
        lambda: unseal(destroyed, place),
        lambda: seal("tjetër", place),
        lambda: key_make(place.subject_id),
        lambda: key_destroy(actor=HERE, subject_id=place.subject_id, certificate="x"),
    ):
        with pytest.raises(KeyDestroyed):
            attempt()
    assert opened(destroyed, place) == Opened(trouble="destroyed")


def test_the_end_is_on_record_and_has_a_tombstone_in_two_places(place, destroyed):
    event = Event.objects.get()
    assert (event.verb, event.object_id) == ("sealing.key.destroyed", str(place.subject_id))
    assert event.details == {"certificate": "ZOT-7Q4K-M2"}
    both = [(folder / f"{place.subject_id.hex}.json").read_bytes() for folder in store.tombstone_folders()]
    assert both[0] == both[1]
    assert store.tombstones()[0].certificate == "ZOT-7Q4K-M2"


def test_a_destruction_that_is_rolled_back_leaves_the_key(place, db):
    token = seal("shënim", place)
    key_destroy(actor=HERE, subject_id=place.subject_id, certificate="c")
    assert unseal(token, place) == "shënim"  # not committed yet


def test_a_crash_right_after_the_commit_is_made_good(place, db):
    token = seal("shënim", place)
    key_destroy(actor=HERE, subject_id=place.subject_id, certificate="c")  # what hangs on the commit never runs here
    assert tombstones_replay() == 1
    with pytest.raises(KeyDestroyed):
        unseal(token, place)
    assert store.pending() == []


def test_an_announcement_whose_event_was_rolled_back_destroys_nothing(place, db, monkeypatch):
    token = seal("shënim", place)
    key_destroy(actor=HERE, subject_id=place.subject_id, certificate="c")
    announced = store.pending()[0]
    other = store.Tombstone(announced.subject, "c", "2020-01-01T00:00:00.000000Z", uuid4().hex)
    store.withdraw(announced)
    store.announce(other)
    assert tombstones_replay() == 0
    assert unseal(token, place) == "shënim"
    assert store.pending() == []


@pytest.mark.parametrize("lost", [0, 1])
def test_a_key_that_comes_back_goes_again_even_when_one_place_was_lost(
    place, db, lost, django_capture_on_commit_callbacks
):
    copy, token = store.key_path(place.subject_id).read_bytes(), seal("shënim", place)
    with django_capture_on_commit_callbacks(execute=True):
        key_destroy(actor=HERE, subject_id=place.subject_id, certificate="c")
    (store.tombstone_folders()[lost] / f"{place.subject_id.hex}.json").unlink()
    store.key_path(place.subject_id).write_bytes(copy)
    with pytest.raises(KeyDestroyed):
        unseal(token, place)  # before anybody replays anything
    assert tombstones_replay() == 1
    assert not store.key_path(place.subject_id).exists()
    assert all((folder / f"{place.subject_id.hex}.json").exists() for folder in store.tombstone_folders())
    assert tombstones_replay() == 0


def test_a_damaged_tombstone_is_named(place, destroyed):
    (store.tombstone_folders()[0] / f"{place.subject_id.hex}.json").write_bytes(b"{")
    with pytest.raises(Altered, match="second place"):
        tombstones_replay()


def test_a_key_that_never_was_cant_be_destroyed(keys, db):
    with pytest.raises(KeyMissing):
        key_destroy(actor=HERE, subject_id=uuid4(), certificate="c")


# Search


def test_the_same_name_in_another_spelling_has_the_same_code(keys):
    assert blind("Përparim  ÇELA", "name") == blind("perparim cela", "name")
    assert blind("Përparim", "name") != blind("Perparime", "name")
    assert blind("Përparim", "name") != blind("Përparim", "place")
    assert services.blind("x", "p") == blind("x", "p")

"""Large sealed files: what was sealed comes back whole, anything else is refused, nothing of it lies in clear."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from zotim.core.sealing import blobs
from zotim.core.sealing.errors import Altered
from zotim.core.sealing.services import key_make

pytestmark = pytest.mark.once
SMALL = 64


@pytest.fixture(scope="module")
def subject(tmp_path_factory):
    """A subject with a key, in folders of its own, where a piece has 64 bytes."""
    place = tmp_path_factory.mktemp("sealed")
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings as here

        patch.setattr(here, "MEDIA_ROOT", place / "files")
        for name, value in {"ZOTIM_KEYS": "keys", "ZOTIM_KEK_FILE": "keys/kek", "ZOTIM_TOMBSTONES": "stones"}.items():
            patch.setattr(here, name, place / value)
        patch.setattr(blobs, "PIECE", SMALL)
        who = uuid4()
        key_make(who)
        yield who


@given(data=st.binary(max_size=5 * SMALL))
@settings(max_examples=40, deadline=None)
def test_what_was_sealed_comes_back_and_lies_nowhere_in_clear(subject, data):
    name = blobs.blob_write(subject, data)
    assert blobs.blob_read(subject, name) == data
    assert len(data) < 8 or data not in blobs.path_of(name).read_bytes()
    assert blobs.blob_remove(name)


@given(data=st.binary(min_size=1, max_size=5 * SMALL), harm=st.data())
@settings(max_examples=80, deadline=None)
def test_a_file_that_was_cut_changed_or_put_together_anew_is_refused(subject, data, harm):
    name = blobs.blob_write(subject, data)
    path, sealed = blobs.path_of(name), SMALL + blobs.TAG_BYTES
    whole = path.read_bytes()
    begin = len(blobs.FORM) + blobs.SALT_BYTES
    pieces = [whole[at : at + sealed] for at in range(begin, len(whole), sealed)]
    how = harm.draw(st.sampled_from(["cut", "changed", "swapped", "doubled", "piece left out", "put on"]))
    if how == "cut":
        made = whole[: harm.draw(st.integers(0, len(whole) - 1))]
    elif how == "changed":
        at = harm.draw(st.integers(0, len(whole) - 1))
        made = whole[:at] + bytes([whole[at] ^ harm.draw(st.integers(1, 255))]) + whole[at + 1 :]
    elif how == "swapped":
        made = whole[:begin] + b"".join(reversed(pieces)) if len(set(pieces)) > 1 else whole + b"x"
    elif how == "doubled":
        made = whole[:begin] + b"".join([pieces[0], *pieces])
    elif how == "piece left out":
        made = whole[:begin] + b"".join(pieces[:-1])
    else:
        made = whole + harm.draw(st.binary(min_size=1, max_size=SMALL))
    path.write_bytes(made)
    with pytest.raises(Altered):
        blobs.blob_read(subject, name)


def test_a_file_opens_under_its_own_name_and_subject_only(subject):
    other = uuid4()
    key_make(other)
    name = blobs.blob_write(subject, b"made up")
    with pytest.raises(Altered):
        blobs.blob_read(other, name)
    elsewhere = blobs.blob_write(subject, b"another")
    blobs.path_of(elsewhere).write_bytes(blobs.path_of(name).read_bytes())
    with pytest.raises(Altered):
        blobs.blob_read(subject, elsewhere)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_a_name_leads_nowhere_else(name):
    with pytest.raises(ValueError, match="no name"):
        blobs.path_of(name)


@pytest.fixture
def rooms(monkeypatch):
    """Which rooms name sealed files: none but those of the test."""
    monkeypatch.setattr(blobs, "NAMES", {})
    return blobs.NAMES


def test_files_that_nothing_names_are_swept_and_all_of_a_subject_go_together(subject, rooms):
    kept, left = blobs.blob_write(subject, b"one"), blobs.blob_write(subject, b"two")
    blobs.names_blobs("content.item", lambda: [kept])
    assert blobs.blobs_sweep(timezone.now() - timedelta(days=1)) == 0
    assert blobs.blobs_sweep(timezone.now() + timedelta(days=1)) >= 1
    assert (blobs.path_of(kept).exists(), blobs.path_of(left).exists()) == (True, False)
    assert blobs.blobs_remove(subject) == 1


def test_a_sweep_asks_the_rooms_of_every_desk_and_leaves_the_files_of_each(subject, rooms):
    one, other, left = (blobs.blob_write(subject, data) for data in (b"one", b"two", b"three"))
    blobs.names_blobs("content.item", lambda: [one])
    blobs.names_blobs("reintegration.document", lambda: [other])
    blobs.blobs_sweep(timezone.now() + timedelta(days=1))
    assert [blobs.path_of(name).exists() for name in (one, other, left)] == [True, True, False]
    with pytest.raises(ValueError, match="already"):
        blobs.names_blobs("content.item", list)


def test_nothing_is_swept_while_a_desk_that_held_files_is_switched_off(subject, rooms):
    other = blobs.blob_write(subject, b"of the other desk")
    blobs.names_blobs("content.item", list)
    blobs.names_blobs("reintegration.document", lambda: [other])
    blobs.blobs_sweep(timezone.now() + timedelta(days=1))
    del rooms["reintegration.document"]
    assert blobs.blobs_sweep(timezone.now() + timedelta(days=1)) == 0
    assert blobs.path_of(other).exists()

"""Another key-encryption key: texts stay as they are and open at every moment, and what was destroyed stays so."""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner

from zotim.config import checks
from zotim.core.audit.models import Event
from zotim.core.sealing import rotation, store
from zotim.core.sealing.cli import app
from zotim.core.sealing.services import KeyDestroyed, KeyMissing, Place, key_make, seal, unseal
from zotim.core.sealing.store import Tombstone

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def keys(tmp_path, settings):
    settings.ZOTIM_KEYS = tmp_path / "keys"
    settings.ZOTIM_KEK_FILE = tmp_path / "keys" / "sealing.kek"
    settings.ZOTIM_TOMBSTONES = tmp_path / "second"
    return tmp_path / "keys"


@pytest.fixture
def texts():
    """Five sealed texts, each under a key of its own."""
    sealed = {}
    for number in range(5):
        place = Place(uuid4(), "a_table", number, "body")
        key_make(place.subject_id)
        sealed[place] = seal(f"text {number}", place)
    return sealed


def opens(texts):
    return [unseal(token, place) for place, token in texts.items()] == [f"text {number}" for number in range(5)]


def buried(subject):
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    store.bury(Tombstone(subject.hex, "a certificate", at, uuid4().hex))


def test_every_key_is_wrapped_anew_and_no_text_is_touched(texts, keys):
    before = store.kek_id(store.current_kek())
    done = rotation.rotate()
    assert (done.new, done.wrapped, done.trouble) == (True, 5, ())
    assert list(rotation.earlier()) == [before]
    assert rotation.behind() == []
    assert opens(texts)
    assert rotation.retire() == [before]
    assert rotation.earlier() == {}
    assert opens(texts)
    assert not [path for path in keys.rglob(".*") if path.is_file() and path.name != ".sealing.lock"]
    assert [one.verb for one in Event.objects.order_by("pk")] == ["sealing.kek.rotated", "sealing.kek.retired"]


def test_a_new_key_in_a_rotation_that_isnt_over_is_wrapped_by_the_new_one(texts):
    rotation.rotate()
    subject = uuid4()
    key_make(subject)
    assert store.wrapped_by(subject) == store.kek_id(store.current_kek())


def test_the_earlier_key_stays_as_long_as_one_needs_it(texts, keys):
    rotation.rotate()
    place = next(iter(texts))
    path = store.key_path(place.subject_id)
    kek = store._read_kek(next(iter(rotation.earlier().values())))
    path.write_bytes(store.wrapped(place.subject_id, store.read(place.subject_id), kek))
    with pytest.raises(rotation.StillNeeded, match="1 keys"):
        rotation.retire()
    assert opens(texts)
    done = rotation.rotate()
    assert (done.new, done.wrapped) == (False, 1)
    rotation.retire()
    assert opens(texts)


def test_a_key_that_was_destroyed_stays_destroyed_though_an_old_copy_lies_there(texts):
    place = next(iter(texts))
    copy = store.key_path(place.subject_id).read_bytes()
    buried(place.subject_id)
    store.key_path(place.subject_id).write_bytes(copy)
    assert rotation.rotate().wrapped == 4
    rotation.retire()
    with pytest.raises(KeyDestroyed):
        unseal(texts[place], place)


def test_a_key_that_cant_be_opened_is_named_and_holds_the_earlier_one(texts):
    place = next(iter(texts))
    path = store.key_path(place.subject_id)
    good = path.read_bytes()
    path.write_bytes(good[:-3] + (b"00\n" if good[-3:-1] != b"00" else b"11\n"))
    done = rotation.rotate()
    assert done.wrapped == 4
    assert "altered" in done.trouble[0]
    with pytest.raises(rotation.StillNeeded):
        rotation.retire()
    path.write_bytes(good)
    assert rotation.rotate().wrapped == 1
    assert rotation.retire()
    assert opens(texts)


def test_keys_copied_before_need_the_earlier_kek_of_the_same_copy(texts, keys, tmp_path):
    place = next(iter(texts))
    old_key, old_kek = store.key_path(place.subject_id).read_bytes(), store.kek_path().read_bytes()
    rotation.rotate()
    rotation.retire()
    store.key_path(place.subject_id).write_bytes(old_key)
    with pytest.raises(KeyMissing, match="key-encryption key"):
        unseal(texts[place], place)
    store.kek_path().write_bytes(old_kek)
    assert unseal(texts[place], place) == "text 0"


KILLED = """
import os, signal, sys
import django
from django.conf import settings
settings.configure(ZOTIM_KEYS=sys.argv[1] + "/keys", ZOTIM_KEK_FILE=sys.argv[1] + "/keys/sealing.kek",
    ZOTIM_TOMBSTONES=sys.argv[1] + "/second", INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"])
left = int(sys.argv[2])
def counted(name):
    real = getattr(os, name)
    def call(*a, **k):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*a, **k)
    setattr(os, name, call)
for name in ("open", "fsync", "link", "replace", "unlink"):
    counted(name)
sys.modules["zotim.core.audit.services"] = type(sys)("stub")
sys.modules["zotim.core.audit.services"].System = str
sys.modules["zotim.core.audit.services"].record = lambda *a, **k: None
from zotim.core.sealing import rotation
rotation.rotate()
rotation.retire()
"""


@pytest.mark.parametrize("moment", [0, 2, 3, 5, 6, 7, 9, 11, 12, 13, 15, 17, 19, 24, 31, 46, 60])
def test_after_kill_9_at_any_moment_all_opens_and_the_rotation_is_taken_up(texts, tmp_path, moment):
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(moment)], cwd=ROOT, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert opens(texts)
    gone = list(texts)[2]
    if moment % 2:
        buried(gone.subject_id)
    rotation.rotate()
    with suppress(StopIteration):
        rotation.retire()
    assert rotation.earlier() == {}
    assert rotation.behind() == []
    rest = {place: token for place, token in texts.items() if moment % 2 == 0 or place != gone}
    assert all(unseal(token, place).startswith("text") for place, token in rest.items())
    hidden = [path.name for path in (tmp_path / "keys").rglob(".*") if path.is_file()]
    assert [name for name in hidden if name.endswith((".next", ".before"))] == []


def test_the_command_says_what_it_did_and_the_check_that_there_are_several(texts, keys):
    def several():
        return [one for one in checks._keys() if one.code == "keys.several"]

    run = CliRunner().invoke
    assert not several()
    said = run(app, ["rotate"])
    assert (said.exit_code, "5 keys are wrapped anew" in said.output) == (0, True)
    assert several()
    assert run(app, ["retire"]).exit_code == 0
    assert not several()


def test_the_command_says_when_there_is_no_earlier_key(keys):
    from typer.testing import CliRunner

    from zotim.core.sealing.cli import app

    said = CliRunner().invoke(app, ["retire"])
    assert (said.exit_code, "no earlier" in said.output, "lives on" in said.output) == (0, True, False)

"""The drill: walk, back up, destroy a key, lose the house, restore. The key stays destroyed and the chain holds."""

import zipfile

import pytest

from tests.houses import House

PLAIN = "Nëna u takua me mësuesen dhe qau."

FILL = f"""
import json, sys
from uuid import uuid4
import django
django.setup()
from django.db import connection
from tests import worlds
from zotim.core.audit.services import checkpoint, seal as seal_events
from zotim.core.sealing import store
from zotim.core.sealing.services import Place, key_make, seal
lead = worlds.body()
coordinator, officer = worlds.actor("coordinator"), worlds.actor("focal_point", lead)
made = worlds.commitment(coordinator, lead)
worlds.evidence(officer, worlds.measure(officer, made))
cases = [uuid4(), uuid4()]
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE drill_note (id integer PRIMARY KEY, body text NOT NULL CHECK (body LIKE 'zs1:%%'))")
    for number, case in enumerate(cases):
        key_make(case)
        token = seal({PLAIN!r}, Place(case, "drill_note", number, "body"))
        cursor.execute("INSERT INTO drill_note VALUES (%s, %s)", [number, token])
while seal_events(): pass
checkpoint()
bare = [store.read(case).key.hex() for case in cases]
wrapped = [store.key_path(case).read_text().split(":")[3].strip() for case in cases]
print(json.dumps({{"cases": [case.hex for case in cases], "bare": bare, "wrapped": wrapped}}))
"""

DESTROY = """
import sys
from uuid import UUID
import django
django.setup()
from zotim.core.audit.services import System
from zotim.core.sealing.services import key_destroy
key_destroy(actor=System("drill"), subject_id=UUID(sys.argv[1]), certificate="drill")
"""

READ = """
import json, sys
from uuid import UUID
import django
django.setup()
from django.db import connection
from zotim.core.evidence.models import File
from zotim.core.evidence.services import file_bytes
from zotim.core.sealing.services import KeyDestroyed, Place, unseal
from zotim.register.models import Commitment
read = []
with connection.cursor() as cursor:
    cursor.execute("SELECT id, body FROM drill_note ORDER BY id")
    for number, body in cursor.fetchall():
        try:
            read.append(unseal(body, Place(UUID(sys.argv[1 + number]), "drill_note", number, "body")))
        except KeyDestroyed:
            read.append("destroyed")
files = [len(file_bytes(file)) for file in File.objects.all()]
print(json.dumps({"read": read, "files": files, "commitments": Commitment.objects.count()}))
"""


CASE = f"""
import json, sys
import django
django.setup()
from tests import worlds
from zotim.core.access.walls import opened
from zotim.core.sealing.services import KeyDestroyed, key_make, seal, unseal
from zotim.desks.reintegration.cases.models import Case, Note
from zotim.desks.reintegration.cases.sealed import TEXTS
with opened():
    if sys.argv[1] == "write":
        by = worlds.user()
        case = Case.objects.create(reference="ZOT-AAAA-A2", municipality=worlds.body(), opened_by=by)
        key_make(case.pk)
        note = Note(case=case, domain=Note._meta.get_field("domain").choices[0][0], author=by)
        note.body = seal({PLAIN!r}, TEXTS.place(note, "body"))
        note.save(force_insert=True)
    read = [unseal(note.body, TEXTS.place(note, "body")) for note in Note.objects.all()]
print(json.dumps({{"read": read, "unopened": Note.objects.count()}}))
"""


@pytest.fixture(scope="module")
def drill(houses):
    """The first house: filled, its keys and its data copied away, then one of two keys destroyed."""
    house = houses.settled("first")
    told = house.run(FILL)
    away = house.home.parent / "away"
    house.well("keys", "backup", house.home.parent / "keys.zip")
    house.well("backup", away)
    before = house.bytes()
    house.run(DESTROY, told["cases"][0])
    return house, told, next(away.glob("*.zip")), house.home.parent / "keys.zip", before


def test_before_its_end_the_wrapped_key_is_found_so_the_search_finds_what_is_there(drill):
    _, told, _, _, before = drill
    assert told["wrapped"][0].encode() in before


def test_after_its_end_neither_text_nor_key_is_found_in_any_byte(drill):
    house, told, _, _, _ = drill
    found = house.bytes()
    assert PLAIN.encode() not in found
    for spelled in (told["bare"][0], told["wrapped"][0]):
        assert spelled.encode() not in found
        assert bytes.fromhex(spelled) not in found
    assert told["wrapped"][1].encode() in found  # the other case's key is where it was
    for name in (told["cases"][0], "zs1:"):
        assert name.encode() in found


def test_the_archive_holds_neither_keys_nor_text(drill, tmp_path):
    import zipfile

    house, told, archive, _, _ = drill
    with zipfile.ZipFile(archive) as opened:
        names = opened.namelist()
        held = b"".join(map(opened.read, names))
    assert {name.split("/")[0] for name in names} == {
        "database.dump", "files", "checkpoints", "manifest.json", "manifest.sig",
    }  # fmt: skip
    for secret in (PLAIN, *told["bare"], *told["wrapped"], (house.home / "keys" / "sealing.kek").read_text()):
        assert secret.encode() not in held
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_restore_brings_back_all_but_what_was_destroyed_and_the_chain_holds(drill, houses):
    _, told, archive, keys, _ = drill
    house = houses("second_house")
    assert "1 keys with a tombstone were destroyed again" in house.well("keys", "restore", keys)
    # Somebody else puts the wrapped key back by hand, too.
    store = house.home / "keys" / "store"
    (store / f"{told['cases'][0]}.key").write_bytes((store / f"{told['cases'][1]}.key").read_bytes())
    said = house.well("restore", archive)
    assert "as it was signed" in said
    assert "1 known, 1 destroyed again" in said
    found = house.run(READ, *told["cases"])
    assert found["read"] == ["destroyed", PLAIN]
    assert found["commitments"] == 1
    assert found["files"]
    house.well("audit", "verify")
    house.well("check")
    assert "0 keys destroyed, 1 tombstones" in house.well("keys", "replay")
    again = house.zotim("restore", archive)
    assert again.returncode == 1
    assert "isn't empty" in again.stderr
    assert "Nothing was changed" in again.stderr
    house.well("backup", house.home.parent / "away2")


def test_an_archive_that_isnt_as_it_was_is_refused_and_nothing_is_changed(drill, houses, tmp_path):
    _, _, archive, keys, _ = drill
    house, whole = houses("third_house"), archive.read_bytes()
    gone = house.zotim("restore", tmp_path / "missing.zip")  # said before anything of keys
    assert (gone.returncode, "missing.zip: there is no such file. Nothing was changed." in gone.stderr) == (1, True)
    refused = house.zotim("restore", archive)
    assert "restore the keys first" in refused.stderr
    house.well("keys", "restore", keys)
    before = house.state()
    altered = bytearray(whole)
    altered[len(whole) // 2] ^= 1
    for number, data in enumerate((whole[: len(whole) // 2], bytes(altered))):
        path = tmp_path / f"{number}.zip"
        path.write_bytes(data)
        done = house.zotim("restore", path)
        assert done.returncode == 1, done.stdout
        assert "Nothing was changed" in done.stderr
        assert house.state() == before
    house.well("restore", archive)  # the same house takes the archive as it was


def test_keys_that_are_there_arent_written_over(drill):
    house, _, _, keys, _ = drill
    before = house.state()
    done = house.zotim("keys", "restore", keys)
    assert done.returncode == 1
    assert "holds keys already" in done.stderr
    done = house.zotim("keys", "backup", keys)
    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert house.state() == before


def test_a_copy_of_the_keys_that_takes_the_earlier_ones_place_lacks_what_was_destroyed(drill, tmp_path):
    house, _, _, keys, _ = drill
    copy = tmp_path / "keys.zip"
    copy.write_bytes(b"an earlier copy")
    house.well("keys", "backup", "--replace", copy)
    with zipfile.ZipFile(copy) as new, zipfile.ZipFile(keys) as first:
        gone = set(first.namelist()) - set(new.namelist())
    assert gone, "the key that was destroyed since"
    assert all(name.startswith("store/") for name in gone)
    assert [path.name for path in tmp_path.iterdir()] == ["keys.zip"]
    assert copy.stat().st_mode & 0o077 == 0


def test_a_place_that_cant_be_written_is_named(drill, tmp_path):
    house, *_ = drill
    (tmp_path / "file").touch()
    for command in (["backup", tmp_path / "file" / "x"], ["keys", "backup", tmp_path / "file" / "x"]):
        done = house.zotim(*command)
        assert done.returncode == 1
        assert "can't be written" in done.stderr
        assert "Errno" not in done.stderr


def test_an_empty_database_has_no_backup(houses, tmp_path):
    house = houses("empty")
    (house.home / "keys").mkdir()
    done = house.zotim("backup", tmp_path / "out")
    assert done.returncode == 1
    assert "zotim migrate" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_a_missing_tool_of_postgresql_is_named(drill, tmp_path):
    house, _, _, _, _ = drill
    if not house.database.startswith("postgresql"):
        pytest.skip("SQLite needs no tool")
    bare = House(house.home, house.database, house.environment["ZOTIM_TOMBSTONES"])
    bare.environment["PATH"] = str(tmp_path)
    done = bare.zotim("backup", tmp_path / "out")
    assert done.returncode == 1
    assert "apt-get install postgresql-client" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []


def test_rows_behind_walls_come_back_and_stand_behind_walls_again(houses):
    house = houses.settled("walled")
    if not house.database.startswith("postgresql"):
        pytest.skip("only PostgreSQL has walls")
    house.environment["ZOTIM_DESKS"] = "register,reintegration,oversight"
    assert house.run(CASE, "write") == {"read": [PLAIN], "unopened": 0}
    house.well("keys", "backup", house.home.parent / "walled-keys.zip")
    house.well("backup", house.home.parent / "away-walled")
    again = houses("walled_again")
    again.environment["ZOTIM_DESKS"] = house.environment["ZOTIM_DESKS"]
    again.well("keys", "restore", house.home.parent / "walled-keys.zip")
    again.well("restore", next((house.home.parent / "away-walled").glob("*.zip")))
    assert again.run(CASE, "read") == {"read": [PLAIN], "unopened": 0}
    again.well("audit", "verify")

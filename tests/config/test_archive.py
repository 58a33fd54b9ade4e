"""An archive is taken as it was signed, or not at all."""

import json
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from zotim.config import archive
from zotim.config.archive import ArchiveError, Manifest, unpack, write

KEY = Ed25519PrivateKey.generate()
PUBLIC = [KEY.public_key()]
CONTENT = {
    "database.dump": b"rows " * 500,
    "files/ab/abcd": bytes(range(256)),
    "checkpoints/checkpoint-1.txt": b"note\n",
}


def manifest(**fields):
    return Manifest("1", "2026-11-24T00:00:00+00:00", "ZOT", "sqlite", ["register"], {"a": 1}, **fields)


@pytest.fixture
def made(tmp_path):
    sources = tmp_path / "sources"
    for name, data in CONTENT.items():
        (sources / name).parent.mkdir(parents=True, exist_ok=True)
        (sources / name).write_bytes(data)
    path = tmp_path / "made.zip"
    write(path, manifest(), [(name, sources / name) for name in CONTENT], KEY)
    return path


def forge(path, members, told=None, key=KEY):
    """An archive with whatever somebody likes in it, signed."""
    import hashlib
    from dataclasses import asdict

    told = told or {n: {"sha256": hashlib.sha256(d).hexdigest(), "size": len(d)} for n, d in members}
    with zipfile.ZipFile(path, "w") as made:
        for name, data in members:
            made.writestr(name, data)
        text = json.dumps(asdict(manifest(members=told))).encode()
        made.writestr(archive.MANIFEST, text)
        made.writestr(archive.SIGNATURE, key.sign(archive.CONTEXT + text).hex())
    return path


def content(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_went_in_comes_out(made, tmp_path):
    found = unpack(made, tmp_path / "out", PUBLIC)
    assert content(tmp_path / "out") == CONTENT
    assert found.rows == {"a": 1}
    assert made.stat().st_mode & 0o777 == 0o600


@how(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_altered_byte_is_refused_or_changes_nothing(made, tmp_path_factory, data):
    whole = bytearray(made.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("altered")
    (folder / "a.zip").write_bytes(whole)
    try:
        unpack(folder / "a.zip", folder / "out", PUBLIC)
    except ArchiveError:
        return
    assert content(folder / "out") == CONTENT


@how(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_archive_is_refused(made, tmp_path_factory, data):
    whole = made.read_bytes()
    folder = tmp_path_factory.mktemp("cut")
    (folder / "a.zip").write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(ArchiveError):
        unpack(folder / "a.zip", folder / "out", PUBLIC)


def test_somebody_elses_signature_is_refused(tmp_path):
    path = forge(tmp_path / "a.zip", list(CONTENT.items()), key=Ed25519PrivateKey.generate())
    with pytest.raises(ArchiveError, match="whose keys aren't here"):
        unpack(path, tmp_path / "out", PUBLIC)
    unpack(path, tmp_path / "unsigned", [])


@pytest.mark.parametrize(
    "name", ["../up", "/etc/x", "files/../../x", "keys/secret", "files//x", "files\\..\\x", "files"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    path = forge(tmp_path / "a.zip", [("database.dump", b"x"), (name, b"x")])
    with pytest.raises(ArchiveError, match=r"leads elsewhere|members"):
        unpack(path, tmp_path / "out", PUBLIC)
    assert content(tmp_path) == {"a.zip": path.read_bytes()}


def test_a_member_that_no_manifest_names_is_refused(made, tmp_path):
    with zipfile.ZipFile(made, "a") as open_archive:
        open_archive.writestr("files/more", b"x")
    with pytest.raises(ArchiveError, match="files/more"):
        unpack(made, tmp_path / "out", PUBLIC)


def test_a_member_that_unpacks_to_more_than_was_told_is_refused(tmp_path):
    told = {"database.dump": {"sha256": "0" * 64, "size": 10}}
    path = forge(tmp_path / "a.zip", [("database.dump", bytes(50_000_000))], told)
    with pytest.raises(ArchiveError, match="altered"):
        unpack(path, tmp_path / "out", PUBLIC)
    assert sum(map(len, content(tmp_path / "out").values())) <= 10


def test_an_archive_without_a_database_is_refused(tmp_path):
    path = forge(tmp_path / "a.zip", [("files/x", b"x")])
    with pytest.raises(ArchiveError, match="no database"):
        unpack(path, tmp_path / "out", PUBLIC)

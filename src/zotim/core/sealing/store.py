"""The key store: files in the key folder, never in the database or its backups.

| file in ZOTIM_KEYS | what |
|---|---|
| ``sealing.kek`` (or ZOTIM_KEK_FILE) | the key-encryption key (KEK), 64 hex digits |
| ``sealing-<kek id>.kek`` | earlier KEKs, as long as a key is still wrapped by one |
| ``store/<subject>.key`` | one wrapped data key for each subject |
| ``tombstones/<subject>.json`` | which keys were destroyed; copied to ZOTIM_TOMBSTONES |
| ``tombstones/<subject>.pending`` | a destruction that is about to be committed |
"""

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from zotim.core.sealing.errors import Altered, KeyDestroyed, KeyMissing
from zotim.core.sealing.files import locked, shred, tidied, write_new

KEY_BYTES, NONCE_BYTES = 32, 12
FORM = "zk1"


@dataclass(frozen=True, slots=True, repr=False)
class DataKey:
    """One subject's key, unwrapped. Kept no longer than a call; never printed."""

    id: str
    key: bytes

    def __repr__(self) -> str:
        return f"DataKey({self.id})"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """That a key was destroyed: of whom, on which certificate, when (UTC), and the event that says so."""

    subject: str
    certificate: str
    at: str
    event: str

    @property
    def subject_id(self) -> UUID:
        """Whose key it was."""
        return UUID(self.subject)


# The key-encryption key


def kek_id(kek: bytes) -> str:
    """A KEK's name: sixteen hex digits that say nothing about it."""
    return hashlib.sha256(b"zotim sealing kek 1" + kek).hexdigest()[:16]


def kek_path() -> Path:
    """Where the KEK of today lies."""
    return Path(settings.ZOTIM_KEK_FILE)


def _read_kek(path: Path) -> bytes:
    try:
        kek = bytes.fromhex(path.read_text("ascii").strip())
    except (ValueError, UnicodeDecodeError):
        kek = b""
    if len(kek) != KEY_BYTES:
        raise KeyMissing(f"{path}: isn't a key-encryption key of 64 hex digits; restore it from its copy")
    return kek


def current_kek() -> bytes:
    """The KEK that wraps new keys; made once, as long as there is nothing yet that an earlier one wrapped."""
    path = kek_path()
    if not path.exists():
        if any(store_folder().glob("*.key")):
            raise KeyMissing(f"{path} is gone and keys are wrapped by it; restore it from its copy")
        write_new(path, secrets.token_bytes(KEY_BYTES).hex().encode())
    return _read_kek(path)


def earlier_path(name: str) -> Path:
    """Where an earlier KEK lies, by its name."""
    return Path(settings.ZOTIM_KEYS) / f"sealing-{name}.kek"


def _kek(wanted: str) -> bytes:
    for path in (kek_path(), earlier_path(wanted)):
        if path.exists():
            kek = _read_kek(path)
            if kek_id(kek) == wanted:
                return kek
    raise KeyMissing(f"the key-encryption key {wanted} isn't here; restore it from its copy")


# Data keys


def lock_path() -> Path:
    """Held while a key file is written, put in another's place or destroyed."""
    return Path(settings.ZOTIM_KEYS) / ".sealing.lock"


def store_folder() -> Path:
    """Where wrapped keys lie."""
    return Path(settings.ZOTIM_KEYS) / "store"


def key_path(subject_id: UUID) -> Path:
    """Where a subject's wrapped key lies."""
    return store_folder() / f"{subject_id.hex}.key"


def _about(subject_id: UUID, key_id: str, wrapped_by: str) -> bytes:
    return "\n".join((f"zotim {FORM}", subject_id.hex, key_id, wrapped_by)).encode()


def make(subject_id: UUID) -> str:
    """Make a subject's key, or keep the one that is there; answers its id. Raises KeyDestroyed after a destruction."""
    refuse_destroyed(subject_id)
    if not key_path(subject_id).exists():
        with locked(lock_path()):  # a rotation can't begin between the KEK that is read and the key that it wraps
            key = DataKey(uuid4().hex, secrets.token_bytes(KEY_BYTES))
            write_new(key_path(subject_id), wrapped(subject_id, key, current_kek()))
    return read(subject_id).id


def wrapped(subject_id: UUID, key: DataKey, kek: bytes) -> bytes:
    """A subject's key file, as this KEK wraps it."""
    by, nonce = kek_id(kek), secrets.token_bytes(NONCE_BYTES)
    data = nonce + AESGCM(kek).encrypt(nonce, key.key, _about(subject_id, key.id, by))
    return f"{FORM}:{key.id}:{by}:{data.hex()}\n".encode()


def read(subject_id: UUID) -> DataKey:
    """A subject's key. Raises KeyDestroyed, KeyMissing, or Altered for a key file that isn't as it was written."""
    refuse_destroyed(subject_id)
    line = _line(subject_id)
    try:
        return _unwrapped(subject_id, line)
    except (Altered, KeyMissing):
        # A rotation puts another file in this one's place, and overwrites it, while it is being read.
        again = _line(subject_id)
        if again == line:
            raise
        return _unwrapped(subject_id, again)


def wrapped_by(subject_id: UUID) -> str:
    """The name of the KEK that wraps a subject's key. Raises as :func:`read`."""
    return _parts(subject_id, _line(subject_id))[1]


def _line(subject_id: UUID) -> bytes:
    path = key_path(subject_id)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise KeyMissing(f"there is no key of {subject_id} in {path.parent}") from None


def _parts(subject_id: UUID, line: bytes) -> tuple[str, str, bytes]:
    try:
        form, key_id, by, data = line.decode("ascii").removesuffix("\n").split(":")
        if form == FORM:
            return key_id, by, bytes.fromhex(data)
    except ValueError:
        pass
    raise Altered(f"{key_path(subject_id)}: the key file is damaged; restore it from its copy")


def _unwrapped(subject_id: UUID, line: bytes) -> DataKey:
    key_id, by, data = _parts(subject_id, line)
    try:
        key = AESGCM(_kek(by)).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], _about(subject_id, key_id, by))
    except (InvalidTag, ValueError):
        raise Altered(f"{key_path(subject_id)}: the key file was altered or moved; restore it from its copy") from None
    return DataKey(key_id, key)


# Tombstones


def tombstone_folders() -> tuple[Path, Path]:
    """With the key store, and the second place."""
    return Path(settings.ZOTIM_KEYS) / "tombstones", Path(settings.ZOTIM_TOMBSTONES)


def refuse_destroyed(subject_id: UUID) -> None:
    """Raise KeyDestroyed for a subject whose tombstone lies in either place, whatever the key store holds."""
    if is_destroyed(subject_id):
        raise KeyDestroyed(subject_id)


def is_destroyed(subject_id: UUID) -> bool:
    """Whether a subject's tombstone lies in either place."""
    return any((folder / f"{subject_id.hex}.json").exists() for folder in tombstone_folders())


def _bytes(tombstone: Tombstone) -> bytes:
    return (json.dumps(asdict(tombstone), sort_keys=True) + "\n").encode()


def _pending(tombstone: Tombstone) -> Path:
    return tombstone_folders()[0] / f"{tombstone.subject}-{tombstone.event}.pending"


def announce(tombstone: Tombstone) -> None:
    """Say on disk that a destruction is about to be committed, so that a crash after the commit finds it."""
    write_new(_pending(tombstone), _bytes(tombstone))


def bury(tombstone: Tombstone) -> bool:
    """Write the tombstone in both places, then destroy the key. Answers whether there was one. Safe to repeat."""
    for folder in tombstone_folders():
        write_new(folder / f"{tombstone.subject}.json", _bytes(tombstone))
    with locked(lock_path()):  # else a rotation could put back what is destroyed here
        tidied(key_path(tombstone.subject_id))
        gone = shred(key_path(tombstone.subject_id))
    _pending(tombstone).unlink(missing_ok=True)
    return gone


def tombstones() -> list[Tombstone]:
    """Every tombstone of both places, one for each subject. Raises Altered for a file that can't be read."""
    found: dict[str, Tombstone] = {}
    for folder in tombstone_folders():
        for path in sorted(folder.glob("*.json")):
            tombstone = _read_tombstone(path)
            found.setdefault(tombstone.subject, tombstone)
    return list(found.values())


def pending() -> list[Tombstone]:
    """Destructions that were announced and not carried out."""
    return [_read_tombstone(path) for path in sorted(tombstone_folders()[0].glob("*.pending"))]


def withdraw(tombstone: Tombstone) -> None:
    """Take back the announcement of a destruction that was rolled back."""
    _pending(tombstone).unlink(missing_ok=True)


def _read_tombstone(path: Path) -> Tombstone:
    try:
        tombstone = Tombstone(**json.loads(path.read_bytes()))
        if not path.name.startswith(tombstone.subject_id.hex):
            raise ValueError(path.name)
    except (ValueError, TypeError, AttributeError):
        raise Altered(f"{path}: the tombstone is damaged; restore it from the second place") from None
    return tombstone

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
from zotim.core.sealing.files import shred, write_new

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


def _kek(wanted: str) -> bytes:
    for path in (kek_path(), Path(settings.ZOTIM_KEYS) / f"sealing-{wanted}.kek"):
        if path.exists():
            kek = _read_kek(path)
            if kek_id(kek) == wanted:
                return kek
    raise KeyMissing(f"the key-encryption key {wanted} isn't here; restore it from its copy")


# Data keys


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
        kek, key_id, nonce = current_kek(), uuid4().hex, secrets.token_bytes(NONCE_BYTES)
        by = kek_id(kek)
        wrapped = AESGCM(kek).encrypt(nonce, secrets.token_bytes(KEY_BYTES), _about(subject_id, key_id, by))
        line = f"{FORM}:{key_id}:{by}:{(nonce + wrapped).hex()}\n"
        write_new(key_path(subject_id), line.encode())
    return read(subject_id).id


def read(subject_id: UUID) -> DataKey:
    """A subject's key. Raises KeyDestroyed, KeyMissing, or Altered for a key file that isn't as it was written."""
    refuse_destroyed(subject_id)
    path = key_path(subject_id)
    try:
        form, key_id, by, wrapped = path.read_text("ascii").removesuffix("\n").split(":")
        data = bytes.fromhex(wrapped)
    except FileNotFoundError:
        raise KeyMissing(f"there is no key of {subject_id} in {path.parent}") from None
    except ValueError:
        raise Altered(f"{path}: the key file is damaged; restore it from its copy") from None
    if form != FORM:
        raise Altered(f"{path}: the key file is damaged; restore it from its copy")
    try:
        key = AESGCM(_kek(by)).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], _about(subject_id, key_id, by))
    except (InvalidTag, ValueError):
        raise Altered(f"{path}: the key file was altered or moved; restore it from its copy") from None
    return DataKey(key_id, key)


# Tombstones


def tombstone_folders() -> tuple[Path, Path]:
    """With the key store, and the second place."""
    return Path(settings.ZOTIM_KEYS) / "tombstones", Path(settings.ZOTIM_TOMBSTONES)


def refuse_destroyed(subject_id: UUID) -> None:
    """Raise KeyDestroyed for a subject whose tombstone lies in either place, whatever the key store holds."""
    if any((folder / f"{subject_id.hex}.json").exists() for folder in tombstone_folders()):
        raise KeyDestroyed(subject_id)


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

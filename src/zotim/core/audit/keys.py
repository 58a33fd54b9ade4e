"""Keys of the log, in the key folder (``settings.ZOTIM_KEYS``), apart from the database and its backups.

| file | what |
|---|---|
| ``audit-checkpoint.key`` | Ed25519 private key, PEM, readable by its owner only |
| ``audit-checkpoint-<16 hex>.pub`` | its public key, PEM; earlier ones stay, so that old checkpoints still verify |
| ``figures.key``, ``figures-<16 hex>.pub`` | the same for signed files of figures (:mod:`zotim.core.figures.sending`) |
| ``exchange.key``, ``exchange-<16 hex>.pub`` | the same for answers to those who follow banks (the content desk) |
| ``content.key``, ``content-<16 hex>.pub`` | the same for what goes out about content |
| ``audit-search.key`` | 32 random bytes, for :func:`zotim.core.audit.services.keyed` |
"""

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

CHECKPOINT = "audit-checkpoint"
PRIVATE, SEARCH = f"{CHECKPOINT}.key", "audit-search.key"


class KeyFileError(Exception):
    """A key file that can't be used; the message names it and says what to do."""


def write_once(path: Path, make: Callable[[], bytes], mode: int = 0o600) -> bytes:
    """The file's bytes, made by *make* when there is no file yet. After a crash there is all of it or nothing, and of
    two processes at once both get the same bytes."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
    return path.read_bytes()


def raw(key: Ed25519PublicKey) -> bytes:
    """The 32 bytes of a public key."""
    return key.public_bytes(form.Encoding.Raw, form.PublicFormat.Raw)


def fingerprint(key: Ed25519PublicKey) -> str:
    """SHA-256 of the public key's 32 bytes, 64 hex digits."""
    return hashlib.sha256(raw(key)).hexdigest()


def signing_key(folder: Path, name: str = CHECKPOINT) -> Ed25519PrivateKey:
    """The key *name*, by default that of checkpoints; made on first use, with its public key exported beside it."""

    def make() -> bytes:
        return Ed25519PrivateKey.generate().private_bytes(
            form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
        )

    path = Path(folder) / f"{name}.key"
    try:
        key = form.load_pem_private_key(write_once(path, make), password=None)
    except ValueError as error:
        raise KeyFileError(f"{path}: isn't a private key in PEM; restore it from its copy") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(f"{path}: isn't an Ed25519 key; restore it from its copy")
    public = key.public_key()
    exported = public.public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)
    write_once(path.with_name(f"{name}-{fingerprint(public)[:16]}.pub"), lambda: exported, 0o644)
    return key


def read_public(path: Path) -> Ed25519PublicKey:
    """A public key from a PEM file. Raises KeyFileError."""
    try:
        key = form.load_pem_public_key(path.read_bytes())
    except FileNotFoundError as error:
        raise KeyFileError(f"{path}: there is no such file") from error
    except OSError as error:
        raise KeyFileError(f"{path}: can't be opened ({error.strerror})") from error
    except ValueError as error:
        raise KeyFileError(f"{path}: isn't a public key in PEM; take the .pub file of the key folder") from error
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFileError(f"{path}: isn't an Ed25519 key")
    return key


def public_keys(folder: Path, name: str = CHECKPOINT) -> list[Ed25519PublicKey]:
    """Every public key *name* in the folder, that of today and earlier ones."""
    return [read_public(path) for path in sorted(Path(folder).glob(f"{name}-*.pub"))]


def search_key(folder: Path) -> bytes:
    """The secret under which search terms are recorded; made on first use."""
    return write_once(Path(folder) / SEARCH, lambda: secrets.token_bytes(32))

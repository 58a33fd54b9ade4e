"""Large files under a subject's key: sealed piece by piece, outside the database, never in clear on a disk.

A file begins with its form and a salt of its own; the key that seals it is drawn from the subject's key and that salt,
so that piece numbers can be nonces. Each piece of a mebibyte is sealed by AES-GCM with its number and whether it is the
last: a piece that was changed, moved, left out or put on is refused, and so is a file that was cut at a piece's end.
Names begin with the subject's id, so that all of a subject's files are found without the database.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from zotim.core.sealing import store
from zotim.core.sealing.errors import Altered
from zotim.core.sealing.files import sync_folder

FORM = b"zotim blob 1\n"
SALT_BYTES, TAG_BYTES = 32, 16
PIECE = 1024 * 1024
"""Bytes of a piece, before it is sealed."""
NAME = re.compile(r"[0-9a-f]{64}")
DRAFT = ".draft-"


def folder() -> Path:
    """Where sealed files lie."""
    return Path(settings.MEDIA_ROOT) / "sealed"


def path_of(name: str) -> Path:
    """Where a file lies. Raises ValueError for what is no name of one."""
    if not NAME.fullmatch(name):
        raise ValueError("no name of a sealed file")
    return folder() / name[30:32] / name


def blob_write(subject_id: UUID, data: bytes) -> str:
    """Seal *data* under the subject's key; answers the name of the file, all of which is on the disk then.

    It isn't part of the caller's transaction: what a rollback leaves, :func:`blobs_sweep` removes. Raises KeyMissing,
    KeyDestroyed, OSError.
    """
    name = subject_id.hex + secrets.token_hex(16)
    path, salt = path_of(name), secrets.token_bytes(SALT_BYTES)
    cipher, about = _cipher(subject_id, salt), name.encode()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(FORM + salt)
            for number, begin in enumerate(range(0, max(1, len(data)), PIECE)):
                last = begin + PIECE >= len(data)
                file.write(cipher.encrypt(_nonce(number, last=last), data[begin : begin + PIECE], about))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return name


def blob_pieces(subject_id: UUID, name: str) -> Iterator[bytes]:
    """What was sealed, piece by piece. A piece that was handed out is as it was sealed; that it was the last one is
    known at the end only. Raises Altered, KeyMissing, KeyDestroyed, OSError."""
    with path_of(name).open("rb") as file:
        head = file.read(len(FORM) + SALT_BYTES)
        if len(head) != len(FORM) + SALT_BYTES or not head.startswith(FORM) or not name.startswith(subject_id.hex):
            raise Altered(f"the file {name} isn't one that was sealed for {subject_id}")
        cipher, about = _cipher(subject_id, head[len(FORM) :]), name.encode()
        number, piece = 0, _piece(file)
        while True:
            following = _piece(file)
            try:
                yield cipher.decrypt(_nonce(number, last=not following), piece, about)
            except (InvalidTag, ValueError):
                raise Altered(f"piece {number} of the file {name} was altered, moved, or isn't the last") from None
            if not following:
                return
            number, piece = number + 1, following


def blob_read(subject_id: UUID, name: str) -> bytes:
    """All of what was sealed, in memory. Raises as :func:`blob_pieces`."""
    return b"".join(blob_pieces(subject_id, name))


def blob_remove(name: str) -> bool:
    """Remove a file; whether there was one. Copies elsewhere are unreadable once its key is destroyed."""
    path = path_of(name)
    there = path.exists()
    path.unlink(missing_ok=True)
    return there


def blobs_remove(subject_id: UUID) -> int:
    """Remove every file of a subject; how many there were. May be done again."""
    found = [path.name for path in (folder() / subject_id.hex[30:32]).glob(f"{subject_id.hex}*")]
    return sum(blob_remove(name) for name in found if NAME.fullmatch(name))


Named = Callable[[], Iterable[str]]
NAMES: dict[str, Named] = {}
KNOWN = "holders"
"""File beside the sealed ones that says which rooms were ever asked, a code in each line."""


def names_blobs(code: str, named: Named) -> None:
    """Enter which files a room names in its rows; *code* is the room's. Raises ValueError for a code that is taken."""
    if code in NAMES:
        raise ValueError(f"{code} says already which sealed files it names")
    NAMES[code] = named


def blobs_sweep(before: datetime) -> int:
    """Remove files last written before a moment that no room names: what was rolled back or broken off.

    Every room that holds such files is asked (:func:`names_blobs`). Where one that was asked before isn't there now,
    since its desk is switched off, nothing is removed: its files are no rest.
    """
    if not _everybody_is_here():
        return 0
    used = {name for named in NAMES.values() for name in named()}
    removed = 0
    for path in sorted(folder().glob("??/*")) + sorted(folder().glob(f"??/{DRAFT}*")):
        ours = path.name.startswith(DRAFT) or (NAME.fullmatch(path.name) is not None and path.name not in used)
        if ours and path.is_file() and not path.is_symlink() and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
            removed += 1
    return removed


def _everybody_is_here() -> bool:
    """Whether every room that ever named files is asked now; those that are here are remembered."""
    list_ = folder() / KNOWN
    asked_before = set(list_.read_text().split()) if list_.exists() else set()
    if asked_before - set(NAMES):
        return False
    if set(NAMES) - asked_before:
        folder().mkdir(parents=True, exist_ok=True, mode=0o700)
        list_.write_text("".join(f"{code}\n" for code in sorted(NAMES)))
    return True


def _cipher(subject_id: UUID, salt: bytes) -> AESGCM:
    """The cipher of one file."""
    derived = HKDF(hashes.SHA256(), store.KEY_BYTES, salt, FORM)
    return AESGCM(derived.derive(store.read(subject_id).key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(store.NONCE_BYTES - 1, "big") + bytes([last])


def _piece(file: BinaryIO) -> bytes:
    return file.read(PIECE + TAG_BYTES)

"""Where bytes lie: once by their hash, and there for as long as a row says so.

Who writes bytes and who removes them take the same lock, per hash, until the end of the transaction. So nobody removes
what another is about to name in a row that can't be seen yet.
"""

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from zotim.core.evidence.models import File

SHA256 = re.compile(r"[0-9a-f]{64}")
DRAFT = "draft-"


def place(digest: str) -> Path:
    """Where the bytes of this hash lie. Made from the hash alone, so no name can lead elsewhere."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def lock(digest: str) -> None:
    """Wait until nobody else writes or removes these bytes; until the end of the transaction nobody else will."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a lock on bytes lasts as long as a transaction")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            key = hashlib.sha256(b"zotim bytes " + digest.encode()).digest()[:8]
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(key, "big", signed=True)])
        else:
            cursor.execute("UPDATE evidence_file SET size = size WHERE 0")  # takes SQLite's one write lock


def keep(data: bytes, digest: str) -> None:
    """Have the bytes on the disk, so that after a crash there is all of them or nothing. Takes the lock."""
    lock(digest)
    path = place(digest)
    if path.exists() and path.read_bytes() == data:
        path.touch()  # the day of grace of bytes without a row begins again
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=DRAFT, delete=False) as draft:
        draft.write(data)
        draft.flush()
        os.fsync(draft.fileno())
    os.replace(draft.name, path)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, which isn't read into memory. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def copied(path: Path) -> Iterator[tuple[str, Path]]:
    """The hash of a file of any size, and a copy of it on the store's disk, for :func:`keep_copied`; what wasn't kept
    is removed. It may take minutes: outside of any transaction. Raises OSError."""
    digest = hash_of(path)
    folder = place(digest).parent
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=DRAFT, delete=False) as draft:
        copy = Path(draft.name)
        try:
            with path.open("rb") as file:
                shutil.copyfileobj(file, draft)
            draft.flush()
            os.fsync(draft.fileno())
            if hash_of(copy) != digest:
                raise OSError(f"{path.name} changed while it was read")
            yield digest, copy
        finally:
            copy.unlink(missing_ok=True)


def keep_copied(digest: str, copy: Path) -> None:
    """The same as :func:`keep` of what was :func:`copied`."""
    lock(digest)
    copy.touch()  # the day of grace of bytes without a row begins now
    os.replace(copy, place(digest))


@transaction.atomic
def remove_unless_used(digest: str) -> bool:
    """Remove bytes that no row names; whether there were any. May be done again."""
    lock(digest)
    path = place(digest)
    if File.objects.filter(sha256=digest).exists() or not path.exists():
        return False
    path.unlink(missing_ok=True)
    return True


def remove_left_over(before: datetime) -> int:
    """Remove what was written before a moment and no row names: uploads that were rolled back or broken off."""
    border, removed = before.timestamp(), 0
    for path in sorted(_old(Path(settings.MEDIA_ROOT), border)):
        if path.name.startswith(DRAFT):
            path.unlink(missing_ok=True)
            removed += 1
        else:
            removed += remove_unless_used(path.name)
    return removed


def _old(folder: Path, border: float) -> Iterable[Path]:
    """Files of this store, nothing else that lies there, last written before *border*."""
    for path in folder.glob("??/*"):
        known = path.name.startswith(DRAFT) or (SHA256.fullmatch(path.name) and path.parent.name == path.name[:2])
        if known and path.is_file() and not path.is_symlink() and path.stat().st_mtime < border:
            yield path

"""Small files that survive a crash whole, and files whose bytes go before their name does."""

import fcntl
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make names in *folder* durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that isn't there yet, for its owner only. Answers whether it was written.

    After a crash there is all of it or nothing; of two writers at once the first wins.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        os.unlink(draft)
        sync_folder(path.parent)
    return True


def put(path: Path, data: bytes) -> None:
    """Put *data* in the place of what a file holds, whole or not at all, and overwrite what it held before.

    What a crash leaves of it :func:`tidied` takes away.
    """
    tidied(path)
    draft, before = _beside(path)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.link(path, before)
    os.replace(draft, path)
    sync_folder(path.parent)
    shred(before)


def tidied(path: Path) -> None:
    """Take away what a :func:`put` left that was broken off: what wasn't put yet, or what stood there before."""
    draft, before = _beside(path)
    shred(draft)
    if before.exists() and path.exists() and before.samefile(path):
        before.unlink()  # only another name of what is there
    shred(before)


def _beside(path: Path) -> tuple[Path, Path]:
    return path.with_name(f".{path.name}.next"), path.with_name(f".{path.name}.before")


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Wait until nobody else holds this file, and hold it. A process that ends lets go of it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def shred(path: Path) -> bool:
    """Overwrite a file's bytes where they lie, then remove it. Answers whether there was one.

    A file system that copies on write, or a disk that spreads its writes, may keep the old bytes elsewhere: what
    such a copy holds is wrapped by the key-encryption key.
    """
    try:
        with open(path, "r+b", buffering=0) as file:
            size = os.fstat(file.fileno()).st_size
            for noise in (secrets.token_bytes(size), bytes(size)):
                file.seek(0)
                file.write(noise)
                os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    path.unlink(missing_ok=True)
    sync_folder(path.parent)
    return True

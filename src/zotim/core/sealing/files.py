"""Small files that survive a crash whole, and files whose bytes go before their name does."""

import os
import secrets
import tempfile
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

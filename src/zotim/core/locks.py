"""A file as a lock between processes, which ends with the process that holds it, however that ends."""

import os
from pathlib import Path
from typing import IO


def take(path: Path) -> IO[str] | None:
    """The file at *path*, held until it is closed; None where another holds it. Made when it is missing."""
    file = path.open("a+")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file

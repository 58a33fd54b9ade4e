"""Where compiled kernels are kept: in a folder named by what all sources of this package say.

numba looks only at the file of each kernel. A kernel that calls one of another file, or takes a number from it, would
go on as it was compiled when that other file changes, as with an upgrade. Imported before any kernel is.
"""

import hashlib
import os
from pathlib import Path
from typing import Any

from numba import config


def place() -> Path:
    """The folder for this version: in ``NUMBA_CACHE_DIR``, or the user's cache (``XDG_CACHE_HOME``, ``~/.cache``).

    Where it can't be written, numba keeps what it compiles where it otherwise would.
    """
    sources = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        sources.update(path.name.encode() + b"\0" + path.read_bytes())
    named = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "zotim")
    return folder / f"names-{sources.hexdigest()[:16]}"


config.CACHE_DIR = str(place())  # type: ignore[attr-defined]

KERNEL: dict[str, Any] = {"cache": True, "nogil": True, "_nrt": False}
"""How kernels are compiled that make no arrays: numba needn't count who holds those that they are given."""

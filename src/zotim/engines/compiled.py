"""Where compiled kernels of the names engine are kept: in a folder named by what all its sources say.

numba looks only at the file of each kernel. A kernel that calls one of another file, or takes a number from it, would
go on as it was compiled when that other file changes, as with an upgrade. Apart from the engine, so that one may ask
before it is loaded: loading it compiles.
"""

import hashlib
import os
from pathlib import Path

SOURCES = Path(__file__).parent / "names"
_LAST = "searching.search-*.nbc"
"""The kernel that calls the others, so that it is kept after them."""


def place() -> Path:
    """The folder for this version: in ``NUMBA_CACHE_DIR``, or the user's cache (``XDG_CACHE_HOME``, ``~/.cache``).

    Where it can't be written, numba keeps what it compiles where it otherwise would.
    """
    sources = hashlib.sha256()
    for path in sorted(SOURCES.glob("*.py")):
        sources.update(path.name.encode() + b"\0" + path.read_bytes())
    named = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "zotim")
    return folder / f"names-{sources.hexdigest()[:16]}"


def is_compiled() -> bool:
    """Whether the kernels of this version are kept there, so that nobody waits for the compiler."""
    return any(place().glob(f"*/{_LAST}"))

"""Where compiled kernels of an engine are kept: in a folder named by what all its sources say.

numba looks only at the file of each kernel. A kernel that calls one of another file, or takes a number from it, would
go on as it was compiled when that other file changes, as with an upgrade. Apart from the engines, so that one may ask
before one is loaded: loading it compiles.
"""

import hashlib
import os
from pathlib import Path

SOURCES = Path(__file__).parent
_LAST = {"names": "searching.search-*.nbc", "fingerprints": "sketching.find-*.nbc"}
"""Of each engine the kernel that calls the others, so that it is kept after them."""


def place(engine: str) -> Path:
    """The folder for this version: in ``NUMBA_CACHE_DIR``, or the user's cache (``XDG_CACHE_HOME``, ``~/.cache``).

    Where it can't be written, numba keeps what it compiles where it otherwise would.
    """
    sources = hashlib.sha256()
    for path in sorted((SOURCES / engine).glob("*.py")):
        sources.update(path.name.encode() + b"\0" + path.read_bytes())
    named = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(named) if named else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "zotim")
    return folder / f"{engine}-{sources.hexdigest()[:16]}"


def is_compiled(engine: str) -> bool:
    """Whether the kernels of this version are kept there, so that nobody waits for the compiler."""
    return any(place(engine).glob(f"*/{_LAST[engine]}"))

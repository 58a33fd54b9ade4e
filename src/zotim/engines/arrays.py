"""Arrays by name in one file that is mapped into memory: how each engine keeps its index.

A file is a line that names kind and version (its *magic*), where the arrays begin, a table of them as JSON, and the
arrays, each at a multiple of 64 bytes.
"""

import json
import mmap
from pathlib import Path
from typing import Any

import numpy as np

_ALIGNED = 64


def write(path: Path, magic: bytes, arrays: dict[str, np.ndarray]) -> None:
    """Put *arrays* at *path*: one file, whole or not at all."""
    table: dict[str, Any] = {}
    at = 0
    for name, one in arrays.items():
        table[name] = [one.dtype.str, list(one.shape), at]
        at += _up(one.nbytes)
    head = json.dumps(table).encode()
    begin = _up(len(magic) + 8 + len(head))
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(magic + begin.to_bytes(8, "little") + head)
        for name, one in arrays.items():
            file.seek(begin + table[name][2])
            file.write(np.ascontiguousarray(one).data)
        file.truncate(begin + at)
    beside.replace(path)


def read(path: Path, magic: bytes, what: str) -> dict[str, np.ndarray]:
    """The arrays kept at *path*, of which what isn't touched isn't read; *what* it is, for messages.

    Raises ValueError for another kind of file, one of another version, and one that was cut short.
    """
    with path.open("rb") as file:
        found = file.read(len(magic))
        if found != magic:
            known = found.startswith(magic[: magic.rindex(b"-")])
            told = f"an {what} of another version; make it anew" if known else f"no {what}"
            raise ValueError(f"{path.name} is {told}")
        begin = int.from_bytes(file.read(8), "little")
        try:
            table = json.loads(file.read(begin - len(magic) - 8).rstrip(b"\0"))
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
            return {name: _mapped(mapped, kind, shape, begin + at) for name, (kind, shape, at) in table.items()}
        except ValueError:
            raise ValueError(f"{path.name} is an {what} that was cut short; make it anew") from None


def _up(size: int) -> int:
    """The next multiple of what arrays are aligned to."""
    return (size + _ALIGNED - 1) // _ALIGNED * _ALIGNED


def _mapped(mapped: mmap.mmap, kind: str, shape: list[int], at: int) -> np.ndarray:
    """One array of a file. Raises ValueError where the file ends before it."""
    dtype, count = np.dtype(kind), int(np.prod(shape))
    room = np.frombuffer(mapped, dtype, count, at) if count else np.empty(0, dtype)
    return room.reshape(shape)

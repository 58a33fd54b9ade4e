"""Lines that are written into a file, with a mark beside it of how far they are: nothing is lost or doubled by a crash.

After each batch the lines are on the disk first, then the mark. Whoever goes on cuts the file back to the mark: what
stands behind it was written by a batch that nobody acknowledged.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

try:
    import fcntl
except ImportError:  # a system without it
    fcntl = None  # type: ignore[assignment]

FORM = 1
_BLOCK = 1 << 20


class NotTheSame(ValueError):
    """What was begun can't be gone on with: it was begun with something else, or somebody is at it."""


@dataclass
class Mark:
    """How far a run is: *lines* and *bytes* of the output, and how many lines hold a hit; *of* is what it was begun
    with, by name: a run with anything else would make another answer."""

    of: dict[str, str]
    lines: int = 0
    bytes: int = 0
    hits: int = 0
    form: int = FORM


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    held = sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            held.update(block)
    return held.hexdigest()


class Output:
    """A file of lines and its mark. Raises NotTheSame for one that was begun with something else, one that is whole
    already, and while another process writes it."""

    def __init__(self, path: Path, of: Mapping[str, str]) -> None:
        self.path = path
        self._file: IO[bytes] = path.open("ab")
        try:
            self._alone()
            there = self._file.seek(0, os.SEEK_END)
            self.mark = begun(path) or self._first(there, of)
            _compare(path, self.mark.of, of)
            if there < self.mark.bytes:
                raise NotTheSame(f"{path.name} is shorter than its mark says: something was taken from it.")
            self._file.truncate(self.mark.bytes)
        except BaseException:
            self._file.close()
            raise

    def _first(self, there: int, of: Mapping[str, str]) -> Mark:
        if there:
            raise NotTheSame(f"{self.path.name} is there already, and whole. Choose another name, or remove it.")
        self.mark = Mark(dict(of))
        self._keep()
        return self.mark

    def _alone(self) -> None:
        if fcntl is not None:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise NotTheSame(f"Another process is writing {self.path.name}.") from None

    def write(self, lines: list[bytes], hits: int) -> None:
        """Add a batch; when this returns it outlives a crash."""
        self._file.write(b"".join(lines))
        self._file.flush()
        os.fsync(self._file.fileno())
        self.mark.lines += len(lines)
        self.mark.bytes += sum(map(len, lines))
        self.mark.hits += hits
        self._keep()

    def end(self) -> None:
        """All lines are there: the mark goes, and the file is whole."""
        self.close()
        beside(self.path).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave it as far as it is."""
        self._file.close()

    def _keep(self) -> None:
        path = beside(self.path)
        part = path.with_name(path.name + ".part")
        with part.open("wb") as file:
            file.write(json.dumps(asdict(self.mark), sort_keys=True).encode())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        if hasattr(os, "O_DIRECTORY"):
            folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def beside(path: Path) -> Path:
    """Where the mark of an output stands."""
    return path.with_name(path.name + ".mark")


def begun(path: Path) -> Mark | None:
    """The mark of an output that was begun; None where there is none. Raises NotTheSame for one that can't be read."""
    try:
        held: Any = json.loads(beside(path).read_bytes())
        mark = Mark(**held)
        if mark.form != FORM or not all(isinstance(one, int) for one in (mark.lines, mark.bytes, mark.hits)):
            raise ValueError("another form")
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        raise NotTheSame(
            f"{beside(path).name} can't be read as a mark. Remove it and {path.name} to begin anew."
        ) from None
    return mark


def _compare(path: Path, was: Mapping[str, str], now: Mapping[str, str]) -> None:
    other = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    if other:
        raise NotTheSame(
            f"{path.name} was begun with another {' and another '.join(other)}. Give the same again, or remove "
            f"{path.name} and {beside(path).name} to begin anew."
        )

"""Lines that are written into a file, with a mark beside it of how far they are: nothing is lost or doubled by a crash.

After each batch the lines are on the disk first, then the mark. Whoever goes on cuts the file back to the mark: what
stands behind it was written by a batch that nobody acknowledged.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
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
        if begun(path) is None:
            _begin(path, of)
        self._file: IO[bytes] = path.open("ab")
        try:
            self._alone()
            mark = begun(path)
            if mark is None:
                raise NotTheSame(f"Another process has just ended {path.name}.")
            self.mark = mark
            _compare(path, self.mark.of, of)
            if self._file.seek(0, os.SEEK_END) < self.mark.bytes:
                raise NotTheSame(f"{path.name} is shorter than its mark says: something was taken from it.")
            self._file.truncate(self.mark.bytes)
        except BaseException:
            self._file.close()
            raise

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
        _part(self.path, self.mark).replace(beside(self.path))
        _settle(self.path.parent)


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


def _begin(path: Path, of: Mapping[str, str]) -> None:
    """The first mark, before there is an output: one without a mark is always a whole one."""
    if path.exists() and path.stat().st_size:
        raise NotTheSame(f"{path.name} is there already, and whole. Choose another name, or remove it.")
    part = _part(path, Mark(dict(of)))
    with suppress(FileExistsError):  # somebody began it in this moment: the lock decides who of the two goes on
        os.link(part, beside(path))
    part.unlink(missing_ok=True)
    _settle(path.parent)


def _part(path: Path, mark: Mark) -> Path:
    part = path.with_name(path.name + ".mark.part")
    with part.open("wb") as file:
        file.write(json.dumps(asdict(mark), sort_keys=True).encode())
        file.flush()
        os.fsync(file.fileno())
    return part


def _settle(folder: Path) -> None:
    """Names in a folder outlive a crash too."""
    if hasattr(os, "O_DIRECTORY"):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _compare(path: Path, was: Mapping[str, str], now: Mapping[str, str]) -> None:
    other = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    if other:
        raise NotTheSame(
            f"{path.name} was begun with another {' and another '.join(other)}. Give the same again, or remove "
            f"{path.name} and {beside(path).name} to begin anew."
        )

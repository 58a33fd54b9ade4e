"""What is refused, and how it is said."""

from dataclasses import dataclass
from typing import Any

MEGABYTE = 1024 * 1024


class UnreadableFile(ValueError):
    """A file that can't be read: which one, why, and what its sender can do.

    *why* and *what_to_do* are marked sentences (``formats/marks.py``) that a page translates; *why* has places for
    *values*.
    """

    def __init__(self, name: str, why: str, what_to_do: str, **values: str | int) -> None:
        super().__init__(f"{name}: {why % _spelled(values)}. {what_to_do}")
        self.name = name
        self.why = why
        self.what_to_do = what_to_do
        self.values = values

    @property
    def reason(self) -> str:
        """Why it can't be read, in English."""
        return self.why % _spelled(self.values)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (type(self), self.name, self.why, self.what_to_do, self.values)


def _spelled(values: dict[str, str | int]) -> dict[str, str]:
    return {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}


def _again(kind: type[UnreadableFile], name: str, why: str, what_to_do: str, values: dict[str, Any]) -> UnreadableFile:
    return kind(name, why, what_to_do, **values)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is opened. Sizes in bytes; ``ratio`` is unpacked size over packed size of one part of an archive."""

    size: int = 20 * MEGABYTE
    unpacked: int = 100 * MEGABYTE
    ratio: int = 200
    members: int = 2_000
    pages: int = 2_000
    characters: int = 10_000_000

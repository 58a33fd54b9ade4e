"""What is refused, and how it is said."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


class UnreadableFile(ValueError):
    """A file that can't be read: which one, why, and what its sender can do."""

    def __init__(self, name: str, reason: str, what_to_do: str) -> None:
        super().__init__(f"{name}: {reason}. {what_to_do}")
        self.name = name
        self.reason = reason
        self.what_to_do = what_to_do

    def __reduce__(self) -> tuple[type["UnreadableFile"], tuple[str, str, str]]:
        return type(self), (self.name, self.reason, self.what_to_do)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is opened. Sizes in bytes; ``ratio`` is unpacked size over packed size of one part of an archive."""

    size: int = 20 * MEGABYTE
    unpacked: int = 100 * MEGABYTE
    ratio: int = 200
    members: int = 2_000
    pages: int = 2_000
    characters: int = 10_000_000

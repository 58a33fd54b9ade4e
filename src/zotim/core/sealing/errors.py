"""What can be wrong with a sealed text or its key. No message holds text, key or token."""

from uuid import UUID


class SealingError(Exception):
    """A sealed text can't be made or read."""


class NotSealed(SealingError, ValueError):
    """Something that isn't a sealed text stands where one is expected."""


class Altered(SealingError):
    """The sealed text was changed, moved from another place, or sealed with another key."""


class KeyMissing(SealingError):
    """There is no key: never made, or the key store isn't the one of this installation."""


class KeyDestroyed(SealingError):
    """The key was destroyed on a certificate; what it sealed can't be read by anybody any more."""

    def __init__(self, subject_id: UUID) -> None:
        super().__init__(f"the key of {subject_id} was destroyed; what it sealed can't be read any more")
        self.subject_id = subject_id

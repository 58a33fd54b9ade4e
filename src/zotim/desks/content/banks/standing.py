"""The one row that each question looks at and each change holds: numbers of entries, and serials of changes."""

import secrets

from zotim.desks.content.banks.models import IndexStanding

STEP = 2**31
"""How far two serials are apart at most: drawn, so that one that was rolled back doesn't come again."""


def held() -> IndexStanding:
    """The row; until the end of the caller's transaction nobody else changes what is in force."""
    return IndexStanding.objects.select_for_update().get_or_create(pk=1)[0]


def serial_next() -> int:
    """A serial for entries that come in force in this transaction."""
    row = held()
    row.serial += 1 + secrets.randbelow(STEP)
    row.stale = True
    row.save(update_fields=["serial", "stale"])
    return row.serial


def went() -> None:
    """Entries were withdrawn: no question meets them, and the next file is made without them."""
    row = held()
    row.stale = True
    row.save(update_fields=["stale"])


def numbers_next(count: int = 1) -> range:
    """Numbers for so many new entries."""
    row = held()
    first = row.numbered + 1
    row.numbered += count
    row.save(update_fields=["numbered"])
    return range(first, first + count)

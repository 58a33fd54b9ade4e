"""What ends with an entry: rooms above enter what rests on one, and it ends in the transaction of the delisting."""

from collections.abc import Callable

from zotim.core.audit.services import Who
from zotim.desks.screening.lists.models import Listed

Ending = Callable[[Who, Listed], None]
"""Takes who delists, and what the list said last of the entry, which has ended; ends what rests on it."""

ENDINGS: list[Ending] = []


def ends_with_entry(ending: Ending) -> Ending:
    """Enter a function that runs when an entry is taken off a list of this state. If it fails, nothing is delisted."""
    if ending not in ENDINGS:
        ENDINGS.append(ending)
    return ending

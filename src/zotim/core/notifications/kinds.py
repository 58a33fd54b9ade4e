"""Which kinds of notices there are: a code, neutral words for the page, and the page it leads to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.functional import Promise

from zotim.core.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice. *text* (lazy) is for the pages only, and names nobody; *url_name* takes the record's id.

    *about* is the way from the record to the one whose reference and title tell notices apart (``"portion.call"``);
    None says nothing of the record, where a case is behind it. *waits* is the filter that the record passes as long as
    somebody has to do something; a kind without one is news, which stays until it was opened. *left* tells that a
    record isn't the reader's any more: its reference, which they knew, is told even where they may not see it now, and
    *url_name* is a list. *says* makes the words of a notice that is about no single record, whenever it is
    shown to its reader; *url_name* takes nothing then.
    """

    code: str
    text: str | Promise
    url_name: str
    about: str | None = ""
    waits: Q | None = None
    left: bool = False
    says: Callable[[Actor], str] | None = None

    def address(self, object_id: str) -> str:
        """The page of the record, or the page of many, without the host."""
        return reverse(self.url_name, args=[] if self.left or self.says else [object_id])


KINDS: dict[str, Kind] = {}


KeptFrom = Callable[[Model], Iterable[UUID]]
KEPT_FROM: list[KeptFrom] = []


def kept_from(people: KeptFrom) -> KeptFrom:
    """Enter ``(record) -> user ids`` of people for whom a record doesn't exist: they are told nothing of it."""
    if people not in KEPT_FROM:
        KEPT_FROM.append(people)
    return people


def kinds(*table: Kind) -> None:
    """Enter kinds. Raises ValueError for a code that is taken by another."""
    for kind in table:
        if KINDS.setdefault(kind.code, kind) != kind:
            raise ValueError(f"notification {kind.code} is declared twice")

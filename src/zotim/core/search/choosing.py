"""What is chosen in forms: each room names its rows once, and a form and the one address that finds them ask here.

``@choosable("register.obligation")`` enters a function ``(actor, of) -> rows``, where *of* is the key of the record
that the choice is made for (:data:`NO_RECORD` where there is none). The rows are those that the actor may see and may
choose; what is found for words is found among them, so that an address shows nothing that the form would refuse.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from zotim.core.access.actor import Actor
from zotim.core.search.registry import KINDS, Text
from zotim.core.search.services import asked, first, whole_first
from zotim.core.texts import Translated
from zotim.engines.scripts import tokens

NO_RECORD = UUID(int=0)
"""No record has this key."""

Rows = QuerySet[Any] | tuple[QuerySet[Any], ...]
Offer = Callable[[Actor, UUID], Rows]
Fits = Callable[[QuerySet[Any], str], Rows]


def _several(rows: Rows) -> tuple[QuerySet[Any], ...]:
    return rows if isinstance(rows, tuple) else (rows,)


@dataclass(frozen=True, slots=True)
class Choosable:
    """Records that can be chosen for one thing. *fits* narrows them to those that hold words: by the index of the
    search unless a room says otherwise. *title* is how one is shown: as a result of the search unless it says so;
    *before* is a code or name that stands before it, in whatever script."""

    name: str
    rows: Offer
    fits: Fits = whole_first
    title: Callable[[Any], Text] | None = None
    before: Callable[[Any], str] = lambda one: ""

    def titled(self, one: Model) -> Text:
        """How *one* is shown."""
        kind = KINDS.get(type(one))
        shown = self.title or (kind.title if kind else str)
        return shown(one)


CHOOSABLE: dict[str, Choosable] = {}


def choosable(name: str, **shown: Any) -> Callable[[Offer], Offer]:
    """Enter what can be chosen under *name*; *shown* as in :class:`Choosable`. Raises ValueError for a name that is
    taken."""

    def enter(rows: Offer) -> Offer:
        if name in CHOOSABLE:
            raise ValueError(f"{name} can be chosen already")
        CHOOSABLE[name] = Choosable(name, rows, **shown)
        return rows

    return enter


MOST_READ = 500
"""People that :func:`named` finds; more don't fit a page anyway."""


def named(rows: QuerySet[Any], words: str) -> QuerySet[Any]:
    """People by the beginnings of their names: accounts aren't in the index of the search."""
    asked = tokens(words)
    found = []
    for key, name in rows.values_list("pk", "name"):
        parts = tokens(name)
        if asked and all(any(part.startswith(word) for part in parts) for word in asked):
            found.append(key)
        if len(found) == MOST_READ:
            break
    return rows.filter(pk__in=found)


FEW = 7
"""So many are all shown before anybody types."""


@dataclass(frozen=True)
class Choice:
    """What *actor* may choose, for the record with the key *of*. Fields of one form share it, and what it has read."""

    what: Choosable
    actor: Actor
    of: UUID = NO_RECORD
    _told: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def looked_for(self, words: str, hits: int) -> None:
        """Write into the log that *words* were looked for, once however often a form reads them."""
        if words not in self._told:
            self._told.add(words)
            asked(self.actor, words, hits)

    @cached_property
    def _rows(self) -> list[QuerySet[Any]]:
        several = _several(self.what.rows(self.actor, self.of))
        return [some if some.ordered else some.order_by("-created_at", "pk") for some in several]

    def among(self, keys: Iterable[UUID]) -> list[Any]:
        """Those of *keys* that may be chosen, in the order of *keys*."""
        wanted = list(dict.fromkeys(keys))
        found = {one.pk: one for one in self.__dict__.get("few") or ()}  # if they were read already
        missing = [key for key in wanted if key not in found]
        if missing:
            found |= {one.pk: one for rows in self._rows for one in rows.filter(pk__in=missing)}
        return [found[key] for key in wanted if key in found]

    def fitting(self, words: str, most: int, keys: Iterable[UUID] | None = None) -> list[Any]:
        """Up to *most* that fit *words*, by their beginnings; of *keys* only, if they are given."""
        found: list[Any] = []
        for rows in self._rows:
            narrow = self.what.fits(rows if keys is None else rows.filter(pk__in=list(keys)), words)
            found += self.among(first(_several(narrow), most - len(found)))  # keys alone are sorted
            if len(found) >= most:
                break
        return found

    @cached_property
    def few(self) -> list[Any] | None:
        """All that may be chosen if they are no more than :data:`FEW`; None if they are more."""
        keys: list[UUID] = []
        for rows in self._rows:
            keys += rows.order_by().values_list("pk", flat=True)[: FEW + 1 - len(keys)]
            if len(keys) > FEW:
                return None
        return [one for rows in self._rows for one in rows.filter(pk__in=keys)] if keys else []

    def is_title(self, one: Any, words: str) -> bool:
        """Whether *words* are the whole title of *one*, in any of its languages, however they are written."""
        title, asked = self.what.titled(one), tokens(words)
        texts = title.texts.values() if isinstance(title, Translated) else [str(title)]
        return any(text and tokens(text) == asked for text in texts)

    def called(self, reference: str) -> Any:
        """The one with this reference, or None."""
        for rows in self._rows:
            if any(column.name == "reference" for column in rows.model._meta.fields):
                found = rows.filter(reference=reference.upper()).first()
                if found:
                    return found
        return None

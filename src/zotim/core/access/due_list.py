"""What is due as one list over every room: counted by its days, and read only where it is looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import overload

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, Span, called, sources

PIECE = 1000
"""Due days that are read at once where all are wanted."""


class DueList(Sequence[DueDay]):
    """What the actor may see of what is due in a span: in the order of the days, on one day source by source.

    Its length and the places of its rows are known from the number of each day, so that a page of it reads that page.
    """

    def __init__(self, actor: Actor, span: Span) -> None:
        self.actor, self.span = actor, span
        self.sources = list(sources(actor, span.kind))

    @cached_property
    def _by_source(self) -> list[Counter[date]]:
        return [one.days(self.span) for one in self.sources]

    @cached_property
    def days(self) -> Counter[date]:
        """How much is due on each day."""
        found = Counter[date]()
        for numbers in self._by_source:
            found.update(numbers)
        return found

    def __len__(self) -> int:
        return self.days.total()

    @overload
    def __getitem__(self, at: int) -> DueDay: ...
    @overload
    def __getitem__(self, at: slice) -> list[DueDay]: ...
    def __getitem__(self, at: int | slice) -> DueDay | list[DueDay]:
        if isinstance(at, int):
            place = range(len(self))[at]
            return self._between(place, place + 1)[0]
        wanted = range(len(self))[at]
        whole = wanted.step == 1
        return self._between(wanted.start, wanted.stop) if whole else [self[place] for place in wanted]

    def __iter__(self) -> Iterator[DueDay]:
        for start in range(0, len(self), PIECE):
            yield from self._between(start, start + PIECE)

    def of_each_day(self, most: int) -> dict[date, list[DueDay]]:
        """The first *most* of each day."""
        found: dict[date, list[DueDay]] = {}
        full = frozenset[date]()
        for source, numbers in zip(self.sources, self._by_source, strict=True):
            if numbers.keys() - full:
                for one in self._named(source.of_each_day(self.span, most)):
                    found.setdefault(one.day, []).append(one)
            full = frozenset(day for day, due in found.items() if len(due) >= most)
        return {day: due[:most] for day, due in found.items()}

    def _between(self, start: int, end: int) -> list[DueDay]:
        """What stands from one place up to before another: of each source a piece without a gap."""
        wanted: dict[int, tuple[date, int, int]] = {}  # of a source: from which day, after how many of it, how many
        last, place = self.span.first, 0
        for day in sorted(self.days):
            if place >= end:
                break
            if place + self.days[day] <= start:
                place += self.days[day]
                continue
            for at, numbers in enumerate(self._by_source):
                begins, ends = max(start - place, 0), min(end - place, numbers[day])
                if begins < ends:
                    first, skipped, most = wanted.get(at, (day, begins, 0))
                    wanted[at] = (first, skipped, most + ends - begins)
                    last = day
                place += numbers[day]
        found = [
            one
            for at, (first, skipped, most) in sorted(wanted.items())
            for one in self.sources[at].some(replace(self.span, first=first, last=last), most, skipped)
        ]
        return sorted(self._named(found), key=lambda one: one.day)

    def _named(self, found: list[DueDay]) -> list[DueDay]:
        """The same with what each body is called."""
        names = called(self.actor) if found else {}
        return [replace(one, body_name=names.get(one.body, "")) for one in found]

"""What goes with a record when its time is over, and is kept by rooms above the one that keeps the record."""

from collections.abc import Callable
from typing import Generic, TypeVar

from django.db.models import QuerySet

Subject = TypeVar("Subject")


class GoesAlong(Generic[Subject]):
    """A room below makes one, rooms above enter ``(subject) -> queryset`` by it as a decorator: rows that go with the
    subject, before it; those of the highest room before all."""

    def __init__(self) -> None:
        self._entered: list[Callable[[Subject], QuerySet]] = []

    def __call__(self, rows: Callable[[Subject], QuerySet]) -> Callable[[Subject], QuerySet]:
        self._entered.insert(0, rows)
        return rows

    def of(self, subject: Subject) -> list[QuerySet]:
        """All rows that go with *subject*, in the order in which they go."""
        return [rows(subject) for rows in self._entered]

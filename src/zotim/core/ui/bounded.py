"""The table of a queue: it counts no further than a page can say quickly, and is worked from its head."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import ngettext

from zotim.core.search.services import counted
from zotim.core.ui.show import amount
from zotim.core.ui.tables import DataTable


class BoundedTable(DataTable):
    """Counts no further than a page can say quickly, and has no pages behind that: a queue is worked from its head."""

    @cached_property
    def _counted(self) -> tuple[int, bool]:
        if self._first:
            return len(self._first[0]), self._first[1]
        rows: QuerySet[Any] = self.found  # type: ignore[assignment]  # no filter of theirs decides in Python
        return (rows.count(), False) if self.wants_export else counted(rows)

    @cached_property
    def total(self) -> int:
        """How many there are, as far as they are counted."""
        return counted(self.queryset)[0] if self.filtered else self.count

    @property
    def how_many(self) -> str:
        """How many there are; of more than are counted, that there are more."""
        if not self._counted[1]:
            return super().how_many
        said = ngettext(
            "More than %(count)s row; the first stands here",
            "More than %(count)s rows; the first stand here",
            self.count,
        )
        return said % {"count": amount(self.count)}

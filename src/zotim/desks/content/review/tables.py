"""The queue of items, and lists of the room. Nobody is a column to order by."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.search.services import MOST_COUNTED
from zotim.core.ui.bounded import BoundedTable
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.core.ui.words import state_label
from zotim.desks.content.intake.models import WAITING, Item, ItemKind, Urgency
from zotim.desks.content.review.rounds import looked_at, reader_of, shown_state
from zotim.desks.content.review.selectors import in_languages
from zotim.vocabulary import LANGUAGE_NAMES


class StateFilter(ChoiceFilter):
    """By the state as it counts: what somebody took and left is open."""

    def q(self, value: str) -> Q:
        """Open ones are those too whose reader left."""
        if value == "open":
            return Q(state="open") | (Q(state="taken") & ~looked_at())
        return Q(state="taken") & looked_at() if value == "taken" else Q(state=value)


class QueueTable(BoundedTable):
    """What somebody is to read. With *languages*, those of the reader, only items in these and in none."""

    caption = _("Items that wait for a reader")
    empty = _("No item waits here.")
    keeps = ("all",)
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("content_read", args=[row.pk])),
        Column("urgency", pgettext_lazy("of an item", "What can't wait"), kind="label", enum="Urgency"),
        Column("due_at", pgettext_lazy("of an item", "To be read"), kind="runs_out"),
        Column("kind", pgettext_lazy("of an item", "Kind"), kind="label", enum="ItemKind"),
        Column("language", _("Language"), value=lambda row: LANGUAGE_NAMES.get(row.language, row.language)),
        Column("state", _("State"), kind="state", machine="content.Item", value=shown_state),
        Column("who", _("Who reads it"), value=reader_of),
    ]
    filters = [
        StateFilter(
            "state", _("State"), choices=lambda: [(one, str(state_label(one, "content.Item"))) for one in WAITING]
        ),
        ChoiceFilter("kind", pgettext_lazy("of an item", "Kind"), choices=ItemKind.choices),
        ChoiceFilter("language", _("Language"), choices=[(code.value, name) for code, name in LANGUAGE_NAMES.items()]),
        ChoiceFilter("urgency", pgettext_lazy("of an item", "What can't wait"), choices=Urgency.choices),
    ]

    def __init__(self, request: HttpRequest, queryset: QuerySet[Item], languages: Sequence[str] = ()) -> None:
        super().__init__(request, queryset)
        self.languages = [] if "language" in self.chosen else list(languages)

    @cached_property
    def found(self) -> QuerySet[Any] | Sequence[Any]:
        """All that match, in order."""
        rows: Any = super().found
        return rows.filter(in_languages(self.languages)) if self.languages else rows

    @cached_property
    def _first(self) -> tuple[list[Any], bool] | None:
        """Of several languages the head of each, which an index answers, put together: one question for all of them
        would read the whole queue."""
        if not self.languages or self.wants_export:
            return None
        rows: Any = super().found
        heads: list[tuple[Any, ...]] = []
        for code in ["", *self.languages]:
            heads += rows.filter(language=code).values_list("urgency", "due_at", "pk")[: MOST_COUNTED + 1]
        keys = [key for _urgency, _due, key in sorted(heads)]
        return keys[:MOST_COUNTED], len(keys) > MOST_COUNTED


class SampleTable(DataTable):
    """Items that are read again."""

    caption = _("Items to be read again")
    empty = _("Nothing waits that you may read again.")
    exportable = False
    columns = [
        Column("reference", _("Reference"), kind="code", value="item.reference",
               link=lambda row: reverse("content_sample", args=[row.pk])),
        Column("kind", pgettext_lazy("of an item", "Kind"), kind="label", enum="ItemKind", value="item.kind"),
        Column("created_at", pgettext_lazy("of a sample", "Drawn"), kind="moment"),
    ]  # fmt: skip


class ConflictTable(DataTable):
    """Who is kept from which item."""

    caption = _("People who are kept from items")
    empty = _("Nobody is kept from an item.")
    exportable = False
    columns = [
        Column("reference", _("Item"), kind="code", value="item.reference",
               link=lambda row: reverse("content_conflict", args=[row.pk])),
        Column("person", _("Who")),
        Column("by", _("Said by")),
        Column("until", _("Until"), kind="date"),
        Column("ended_at", _("Ended"), kind="moment"),
    ]  # fmt: skip

"""The table of every list: declared columns and filters over a queryset; filters, sorts, pages and exports.

    class CommitmentTable(DataTable):
        caption = _("Commitments")
        columns = [
            Column("reference", _("Reference"), kind="code", sort="reference"),
            Column("title", _("Promised"), kind="translated", link=page_of("commitment")),
            Column("line_of_effort", _("Line of effort"), kind="label", enum="LineOfEffort", sort="line_of_effort"),
            Column("due_on", _("To be kept by"), kind="date", sort="due_on"),
        ]
        filters = [
            TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"))),
            ChoiceFilter("line_of_effort", _("Line of effort"), choices(LineOfEffort)),
        ]

    table = CommitmentTable(request, selectors.commitments(request.actor))

The queryset decides what may be seen; the table only narrows it. Only declared columns sort, only declared filters
filter. Everything works by links and a GET form; ``ui/table.html`` draws it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from zotim.core.evidence.downloads import attachment
from zotim.core.search.services import first_counted
from zotim.core.ui import show
from zotim.core.ui.columns import Column
from zotim.core.ui.filters import ChoiceFilter, DayFilter, Filter, TextFilter, WordsFilter, in_translated
from zotim.core.ui.words import Word

__all__ = [
    "ChoiceFilter", "Column", "DataTable", "DayFilter", "Filter", "RowTable", "TextFilter", "WordsFilter",
    "in_translated",
]  # fmt: skip

PER_PAGE = 25
EXPORTS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head as it is drawn."""

    label: Word
    css: str
    url: str = ""
    aria_sort: str = ""
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is drawn."""

    html: SafeString
    css: str
    label: Word
    """The column's, which stands before the value where the columns don't fit beside each other."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number as it is drawn."""

    number: int = 0
    url: str = ""
    current: bool = False
    gap: bool = False


class DataTable:
    """Rows of a queryset that a reader filters, sorts, pages and exports by the address alone."""

    caption: ClassVar[Word] = gettext_lazy("Table")
    empty: ClassVar[Word] = gettext_lazy("What is put in will stand here.")
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Sequence[Filter]] = ()
    per_page: ClassVar[int] = PER_PAGE
    exportable: ClassVar[bool] = True
    formats: ClassVar[Sequence[str]] = ("csv", "xlsx")
    keeps: ClassVar[Sequence[str]] = ()
    """What else the address says and a filter leaves as it is, such as a month."""

    def __init__(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self.request = request
        self.queryset = queryset

    @property
    def on_page(self) -> list[Column]:
        """The columns that are shown; the others stand in the file alone."""
        return [column for column in self.columns if not column.hidden]

    # What the reader asked for

    @cached_property
    def form(self) -> forms.Form:
        """The filters as a form, filled from the address and validated."""
        fields = {one.name: one.form_field() for one in self.filters}
        form: forms.Form = type("FilterForm", (forms.Form,), fields)(self.request.GET, auto_id="filter_%s")
        form.is_valid()
        return form

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """The filters that are set, by name. A value that isn't valid is shown as an error and filters nothing."""
        return {name: value for name, value in self.form.cleaned_data.items() if value not in (None, "")}

    @property
    def filtered(self) -> bool:
        """Whether any filter is set."""
        return bool(self.chosen) or bool(self.form.errors)

    @cached_property
    def sort(self) -> str:
        """The name of the column to sort by, with a minus for falling; empty for the queryset's own order."""
        asked = self.request.GET.get("sort", "")
        known = {column.name for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in known else ""

    @property
    def wants_export(self) -> bool:
        """Whether the address asks for the file instead of the page.

        Where a filter can't be read it is the page that answers: a file has no place to say that it wasn't narrowed.
        """
        return self.exportable and self.request.GET.get("export") in self.formats and not self.form.errors

    # Rows

    @cached_property
    def found(self) -> QuerySet[Any] | Sequence[Any]:
        """All rows that match, in order; a list when a filter had to decide in Python."""
        asked = [(one, self.chosen[one.name]) for one in self.filters if one.name in self.chosen]
        rows = self.queryset
        for one, value in asked:
            if one.keep is None:
                rows = rows.filter(one.q(value))
        rows = self._ordered(rows)
        by_hand = [(one.keep, value) for one, value in asked if one.keep]
        return [row for row in rows if all(keep(row, value) for keep, value in by_hand)] if by_hand else rows

    def _ordered(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """By the chosen column, empty values last; the key settles ties, so that pages never overlap."""
        if not self.sort:
            return rows if rows.ordered else rows.order_by("pk")
        column = next(column for column in self.columns if column.name == self.sort.removeprefix("-"))
        name = column.sort.replace("{language}", show.page_language())
        last = (
            True if self._may_be_empty(name) else None
        )  # said where it says nothing, no index answers a falling order
        if self.sort.startswith("-"):
            return rows.order_by(F(name).desc(nulls_last=last), "-pk")
        return rows.order_by(F(name).asc(nulls_last=last), "pk")

    def _may_be_empty(self, name: str) -> bool:
        """Whether the database may hold nothing there. What isn't a plain column may."""
        column = next((one for one in self.queryset.model._meta.concrete_fields if one.name == name), None)
        return column is None or column.null

    @cached_property
    def page(self) -> Any:
        """The page that is shown; a number out of range is the nearest page.

        The database finds the page's keys first, which an index alone can answer, and then reads these rows only. Pages
        of the second half are counted from the end, so that it passes over fewer.
        """
        if not isinstance(self.found, QuerySet):
            return Paginator(self.found, self.per_page).get_page(self.request.GET.get("page"))
        pages = Paginator(self._first[0] if self._first else self.found.values_list("pk", flat=True), self.per_page)
        pages.count = self._counted[0]
        page = pages.get_page(self.request.GET.get("page"))
        keys = self._from_the_end(page) or list(page.object_list)
        rows = {row.pk: row for row in self.queryset.filter(pk__in=keys).order_by()}
        page.object_list = [rows[key] for key in keys if key in rows]
        return page

    def _from_the_end(self, page: Any) -> list[Any]:
        """The keys of a page of the second half; empty for another, or where the order doesn't settle ties by the key."""
        count, rows = self._counted[0], self.found
        last = rows.query.order_by[-1] if isinstance(rows, QuerySet) and rows.query.order_by else ""
        if self._first or page.start_index() <= count // 2 or last not in ("pk", "-pk"):
            return []
        keys = rows.reverse().values_list("pk", flat=True)  # type: ignore[union-attr]
        return list(keys[count - page.end_index() : count - page.start_index() + 1])[::-1]

    @cached_property
    def _first(self) -> tuple[list[Any], bool] | None:
        """Where words are looked for: the keys of the first rows, which are counted and paged, and whether there are
        more. The database looks for the words once. A file holds all of them, so for a file they are all counted."""
        words = any(isinstance(one, WordsFilter) and one.name in self.chosen for one in self.filters)
        rows = self.found
        return first_counted(rows) if words and isinstance(rows, QuerySet) and not self.wants_export else None

    @cached_property
    def _counted(self) -> tuple[int, bool]:
        """How many rows match, and whether there are more: words that very many hold are counted only so far."""
        if not isinstance(self.found, QuerySet):
            return len(self.found), False
        return (len(self._first[0]), self._first[1]) if self._first else (self.found.count(), False)

    @property
    def count(self) -> int:
        """How many rows match; of more than are counted, those that are."""
        return self._counted[0]

    @cached_property
    def total(self) -> int:
        """How many rows the reader may see."""
        return self.queryset.count() if self.filtered else self.count

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The page's rows as cells."""
        columns = self.on_page
        return [[self._cell(one, one.html(row)) for one in columns] for row in self.page.object_list]

    @staticmethod
    def _cell(column: Column, html: SafeString) -> Cell:
        """One that holds nothing is marked: where a row is a block it says nothing, so it is left out there."""
        css = f"{column.css} none".strip() if html == show.NOTHING else column.css
        return Cell(html, css, column.label)

    @property
    def how_many(self) -> str:
        """How many there are, in a sentence."""
        numbers = {"count": show.amount(self.count), "total": show.amount(self.total)}
        if self._counted[1]:
            more = ngettext(
                "More than %(count)s of %(total)s row matches; the first %(count)s stand here",
                "More than %(count)s of %(total)s rows match; the first %(count)s stand here",
                self.total,
            )
            return more % numbers
        if self.filtered:
            return (
                ngettext("%(count)s of %(total)s row matches", "%(count)s of %(total)s rows match", self.total)
                % numbers
            )
        return ngettext("%(count)s row", "%(count)s rows", self.count) % numbers

    # Addresses

    def url(self, **changes: Any) -> str:
        """This table's address with *changes*; an empty one is taken out."""
        query = self.request.GET.copy()
        for name in ("export", "page"):
            query.pop(name, None)
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = str(value)
        return f"?{query.urlencode()}"

    @property
    def clear_url(self) -> str:
        """Without any filter; the order stays."""
        return f"?{urlencode([*([('sort', self.sort)] if self.sort else []), *self.kept])}"

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the filter form hands on."""
        return [(name, self.request.GET[name]) for name in self.keeps if self.request.GET.get(name)]

    @property
    def exports(self) -> list[tuple[str, str]]:
        """The files of what is shown, all pages: a name and an address each."""
        offered = self.exportable and self.count and not self.form.errors
        return [(kind.upper(), self.url(export=kind)) for kind in self.formats] if offered else []

    @property
    def previous_url(self) -> str:
        """The page before, if there is one."""
        return self.url(page=self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        """The page after, if there is one."""
        return self.url(page=self.page.next_page_number()) if self.page.has_next() else ""

    @property
    def heads(self) -> list[Head]:
        """The columns' heads; a sortable one is a link that turns the order round."""
        heads = []
        for column in self.on_page:
            if not column.sort:
                heads.append(Head(column.label, column.css))
                continue
            rising, falling = self.sort == column.name, self.sort == f"-{column.name}"
            heads.append(
                Head(
                    column.label,
                    column.css,
                    self.url(sort=f"-{column.name}" if rising else column.name),
                    "ascending" if rising else "descending" if falling else "",
                    "↑" if rising else "↓" if falling else "",
                )
            )
        return heads

    @property
    def pages(self) -> list[PageLink]:
        """The page numbers around the current one, with gaps."""
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2, on_ends=1)
        return [
            PageLink(number, self.url(page=number), number == self.page.number)
            if isinstance(number, int)
            else PageLink(gap=True)
            for number in numbers
        ]

    # Export

    def rows_for_export(self) -> Iterator[list[Any]]:
        """All rows that match, one value for each column: words, dates and numbers."""
        for row in self.found:
            yield [column.plain(row) for column in self.columns]

    def export(self, name: str) -> HttpResponse:
        """The rows as a file, always a download: CSV, or XLSX or JSON where the address asks for it."""
        from zotim.core.documents.sheets import render_csv, render_xlsx  # late: a page needs no spreadsheets

        heads = [str(column.label) for column in self.columns]
        kind = self.request.GET.get("export", "csv")
        if kind == "xlsx":
            data = render_xlsx(str(self.caption), heads, self.rows_for_export(), show.page_language())
        elif kind == "json":
            names = [column.name for column in self.columns]
            found = [dict(zip(names, row, strict=True)) for row in self.rows_for_export()]
            data = json.dumps(found, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder).encode()
        else:
            data = render_csv(heads, self.rows_for_export())
        response = attachment(data, EXPORTS[kind], f"{name}-{timezone.localdate().isoformat()}.{kind}")
        response.exported = {"rows": self.count, "format": kind}  # type: ignore[attr-defined]  # for the log: it left
        return response


class RowTable(DataTable):
    """The same over rows that are computed, such as rules: a list. Its filters decide by ``keep``; it doesn't sort."""

    def __init__(self, request: HttpRequest, rows: Sequence[Any]) -> None:
        super().__init__(request, QuerySet())
        self.all_rows = list(rows)

    @cached_property
    def found(self) -> list[Any]:
        """All rows that match."""
        set_here = [(one.keep, self.chosen[one.name]) for one in self.filters if one.name in self.chosen]
        return [row for row in self.all_rows if all(keep and keep(row, value) for keep, value in set_here)]

    @cached_property
    def total(self) -> int:
        """How many rows there are."""
        return len(self.all_rows)

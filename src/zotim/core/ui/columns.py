"""Columns of a table: where a value comes from, how it is shown, by what it sorts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zotim.core.texts import Translated
from zotim.core.ui import show
from zotim.core.ui.words import Word, known, label, state_label


def page_of(name: str) -> Callable[[Any], str]:
    """For a :class:`Column` and for what is found: a record's own page, by the *name* of its address."""
    return lambda row: reverse(name, args=[row.pk])


KINDS = frozenset({
    "text", "code", "number", "band", "date", "moment", "runs_out", "due", "day_due", "known", "translated", "label",
    "state", "glyph",
})  # fmt: skip
"""How a column is shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column. *value* is a dotted path or a function of the row (default: *name*).

    *kind*: one of :data:`KINDS`; a label needs *enum*, a state *machine*. Raises ValueError for another one.
    *sort*: the model field to order by, or none; ``{language}`` in it is the page's language
    (``"title__texts__{language}"``). *link*: the address a cell leads to. *hidden*: only in the file, not on the page.
    """

    name: str
    label: Word
    kind: str = "text"
    value: str | Callable[[Any], Any] = ""
    sort: str = ""
    link: Callable[[Any], str | None] | None = None
    enum: str = ""
    machine: str = ""
    wide: bool = False
    hidden: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Column {self.name}: there is no kind {self.kind!r}.")

    def of(self, row: Any) -> Any:
        """The value of *row* in this column."""
        if callable(self.value):
            return self.value(row)
        for step in (self.value or self.name).split("."):
            row = getattr(row, step, None)
        return row

    def html(self, row: Any) -> SafeString:
        """The cell as people see it."""
        shown = self.shown(self.of(row))
        url = self.link(row) if self.link else None
        return format_html('<a href="{}">{}</a>', url, shown) if url else format_html("{}", shown)

    def shown(self, value: Any) -> Any:
        """*value* by the kind of the column."""
        match self.kind:
            case "code":
                return show.code(value)
            case "number":
                return show.amount(value)
            case "band":
                return show.digits(str(value))
            case "date":
                return show.day(value)
            case "moment":
                return show.moment(value)
            case "runs_out":
                return show.runs_out(value)
            case "due":
                return show.due(value)
            case "day_due":
                return show.day_due(value)
            case "glyph":
                return show.stands(value)
            case "known":
                value = known(value)
            case "label":
                return label(value, self.enum)
            case "state":
                return show.state(value, self.machine)
        if isinstance(value, Translated):
            return show.translated(value)
        return show.NOTHING if value is None or value == "" else format_html('<bdi dir="auto">{}</bdi>', value)

    def plain(self, row: Any) -> Any:
        """The value for a spreadsheet: words for codes, dates and numbers as they are."""
        value = self.of(row)
        if value is None:
            return None
        match self.kind:
            case "known":
                return known(value)
            case "label":
                return str(label(value, self.enum))
            case "state":
                return str(state_label(value, self.machine))
            case "glyph":
                return str(label(value, "Glyph"))
        return value if isinstance(value, int | float | Decimal | date) else str(value)

    @property
    def css(self) -> str:
        """Class of the cells."""
        kinds = dict.fromkeys(("number", "band"), "num")
        kinds |= dict.fromkeys(("date", "moment", "runs_out", "due", "day_due"), "date")
        return kinds.get(self.kind, "wide" if self.wide or self.kind == "translated" else "")

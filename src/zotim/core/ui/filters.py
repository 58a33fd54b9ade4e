"""Filters of a table: what a reader may narrow it by."""

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils.translation import gettext_lazy

from zotim.core.search.services import holding
from zotim.core.ui.words import Word
from zotim.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Filter:
    """What all filters have. *field* is the model field (default: *name*).

    *keep* decides in Python, row by row, for what the database can't know: for short lists only.
    """

    name: str
    label: Word
    _: KW_ONLY
    field: str = ""
    keep: Callable[[Any, Any], bool] | None = None

    def form_field(self) -> forms.Field:
        """The form field that reads it."""
        return forms.CharField(required=False, label=self.label)

    def q(self, value: Any) -> Q:
        """The condition for *value*."""
        return Q(**{self.field or self.name: value})


@dataclass(frozen=True, slots=True)
class ChoiceFilter(Filter):
    """One of a few: *choices* as pairs of a code and a word, or a function that gives them."""

    choices: Sequence[tuple[Any, Word]] | Callable[[], Sequence[tuple[Any, Word]]] = ()

    def form_field(self) -> forms.Field:
        """A choice, or all."""
        given = self.choices() if callable(self.choices) else self.choices
        return forms.ChoiceField(choices=[("", gettext_lazy("All")), *given], required=False, label=self.label)


def _search_box(label: Word) -> forms.Field:
    box = forms.TextInput(attrs={"type": "search", "dir": "auto"})
    box.input_type = "search"
    return forms.CharField(required=False, max_length=200, label=label, widget=box)


@dataclass(frozen=True, slots=True)
class TextFilter(Filter):
    """Words in any of *fields*; all words must be there."""

    fields: Sequence[str] = ()

    def form_field(self) -> forms.Field:
        """A search box."""
        return _search_box(self.label)

    def q(self, value: str) -> Q:
        """Every word in some field."""
        condition = Q()
        for word in value.split():
            some = Q()
            for field in self.fields or (self.field or self.name,):
                some |= Q(**{f"{field}__icontains": word})
            condition &= some
        return condition


@dataclass(frozen=True, slots=True)
class WordsFilter(Filter):
    """Words under which records of *model* are found: the index of the search, so that a long list stays quick.

    All words must be there, in whatever language and form; beginnings are enough.
    """

    model: type[Model] = Model

    def form_field(self) -> forms.Field:
        """A search box."""
        return _search_box(self.label)

    def q(self, value: str) -> Q:
        """The records that hold them."""
        return holding(self.model, value)


@dataclass(frozen=True, slots=True)
class DayFilter(Filter):
    """A day: ``lookup="gte"`` for *from*, ``"lte"`` for *until*."""

    lookup: str = "gte"

    def form_field(self) -> forms.Field:
        """The browser's own picker."""
        picker = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        picker.input_type = "date"
        return forms.DateField(required=False, label=self.label, widget=picker)

    def q(self, value: Any) -> Q:
        """From or until that day."""
        return Q(**{f"{self.field or self.name}__{self.lookup}": value})


def in_translated(field: str) -> tuple[str, ...]:
    """The fields of a :class:`TextFilter` that looks into a translated text in every language."""
    return tuple(f"{field}__texts__{language.value}" for language in Language)

"""A record to be chosen: by its reference, or by words of its title."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Listed
from zotim.core.ui.words import Word

MOST_OFFERED = 200
"""How many are offered while somebody types; the others are found all the same."""


class RecordField(forms.CharField):
    """A commitment, a measure: whoever types sees those that fit, with their titles, and may also send mere words.

    Cleans to the record. *missing* is what is said when there is none; several that fit are told with their references.
    """

    widget = Listed

    def __init__(self, *, missing: Word, **kwargs: Any) -> None:
        super().__init__(max_length=300, **kwargs)
        self.missing = missing
        self.rows: tuple[QuerySet[Any], ...] = ()

    def offer(self, *rows: QuerySet[Any]) -> None:
        """Let the person choose among *rows*: those that they may see."""
        self.rows = rows
        self.widget.known = lambda: ((one.reference, str(one.title)) for one in islice(self._all(), MOST_OFFERED))

    def _all(self) -> Iterator[Any]:
        for rows in self.rows:
            yield from rows.order_by("-created_at")

    def clean(self, value: Any) -> Any:
        """The record. Raises ValidationError when none fits, or more than one."""
        asked = super().clean(value)
        if not asked:
            return None
        for rows in self.rows:
            named = rows.filter(reference=asked.upper()).first()
            if named:
                return named
        fits = [one for one in self._all() if _says(one, asked.casefold())]
        if len(fits) == 1:
            return fits[0]
        if fits:
            some = ", ".join(one.reference for one in fits[:5])
            raise forms.ValidationError(_("Several have these words in their title: %(some)s."), params={"some": some})
        raise forms.ValidationError(self.missing)


def _says(one: Any, words: str) -> bool:
    return any(words in text.casefold() for text in one.title.texts.values())

"""Forms of a value: typed with a file, taken from a figure, decided by a second person."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from zotim.core.evidence.content import SIZE_LIMIT
from zotim.core.figures.registry import Period
from zotim.core.ui import show
from zotim.core.ui.forms import MEGABYTE, Upload
from zotim.core.ui.words import label
from zotim.register.indicators.forms.indicators import ROOM, as_kept
from zotim.register.indicators.models.indicators import Indicator, IndicatorKind
from zotim.register.indicators.selectors import Offer
from zotim.register.indicators.services.values import Typed
from zotim.register.indicators.telling import value_in_words


def span_of(period: Period) -> str:
    """A period in words."""
    return gettext("%(first)s – %(last)s") % {"first": show.day(period.first), "last": show.day(period.last)}


def _word(name: str) -> str:
    """A breakdown or a cell of one, in words."""
    return str(label(name, "Breakdown"))


def reason_field() -> forms.CharField:
    """Why a value takes the place of one that counts."""
    return forms.CharField(
        required=False, max_length=500, label=_("Why it corrects the earlier value"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Only where the period has a value already. Both stay in sight."),
    )  # fmt: skip


class PeriodChoice(forms.Form):
    """One of an indicator's periods."""

    first = forms.ChoiceField(label=_("Period"))

    def __init__(self, *args: Any, periods: Sequence[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {one.first.isoformat(): one for one in periods}
        choices = [(key, span_of(one)) for key, one in self.periods.items()]
        self.fields["first"].choices = choices  # type: ignore[attr-defined]

    @property
    def period(self) -> Period:
        """The one that was chosen. Valid forms only."""
        return self.periods[self.cleaned_data["first"]]


class ValueForm(PeriodChoice):
    """A value with the file that shows it; a number field for each cell of each breakdown."""

    value = forms.DecimalField(label=_("Value"), **ROOM)
    source = forms.CharField(max_length=500, label=pgettext_lazy("source", "Where it stands"))
    file = Upload(
        SIZE_LIMIT // MEGABYTE, label=_("File that shows it"),
        help_text=_("PDF, PNG, JPEG, DOCX, XLSX or text, up to 25 MB."),
    )  # fmt: skip

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        fields: dict[str, Any] = self.fields
        if indicator.kind == IndicatorKind.RATIO:
            fields["value"].help_text = _("In per cent.")
        elif indicator.about_people:
            fields["value"].help_text = _("It is kept as a band. The number that you type isn't.")
        if indicator.about_people and indicator.kind != IndicatorKind.COUNT:
            fields["base"] = forms.IntegerField(min_value=0, label=_("On how many people it stands"))
        self.cells: dict[str, tuple[str, str]] = {}
        for at, one in enumerate(indicator.dimensions):
            for number, cell in enumerate(one["cells"]):
                key = f"cell_{at}_{number}"
                self.cells[key] = (one["name"], cell)
                fields[key] = forms.DecimalField(required=False, label=f"{_word(one['name'])} · {_word(cell)}", **ROOM)
        fields["reason"] = reason_field()

    def clean(self) -> dict[str, Any]:
        """All cells of a breakdown or none."""
        data = super().clean() or {}
        for name in {name for name, _cell in self.cells.values()}:
            keys = [key for key, (of, _cell) in self.cells.items() if of == name]
            empty = [key for key in keys if data.get(key) is None]
            if empty and len(empty) < len(keys):
                self.add_error(empty[0], _("Fill in all of “%(name)s”, or none of it.") % {"name": _word(name)})
        return data

    def typed(self) -> Typed:
        """What the service takes. Valid forms only."""
        data, kind = self.cleaned_data, self.indicator.kind
        cells: dict[str, dict[str, Decimal]] = {}
        for key, (name, cell) in self.cells.items():
            number = as_kept(kind, data[key])
            if number is not None:
                cells.setdefault(name, {})[cell] = number
        return Typed(as_kept(kind, data["value"]) or Decimal(0), None, data.get("base"), cells)


class TakeForm(PeriodChoice):
    """Which frozen figure is the value of a period."""

    figure = forms.ChoiceField(widget=forms.RadioSelect, label=_("Figure"))

    def __init__(self, *args: Any, indicator: Indicator, offers: Sequence[Offer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["figure"].choices = [  # type: ignore[attr-defined]
            (one.key, f"{one.label}: {value_in_words(indicator, one.low, one.high)} · {_from(one)}") for one in offers
        ]
        self.fields["reason"] = reason_field()


def _from(offer: Offer) -> str:
    if offer.received is None:
        return gettext("of this installation")
    return gettext("of %(body)s") % {"body": offer.received.file.sender.body}

"""Forms of an indicator, its targets, and a file of values."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.forms import LANGUAGES, MEGABYTE, Day, TranslatedForm, Upload
from zotim.core.ui.show import direction
from zotim.core.ui.words import choices
from zotim.formats import records
from zotim.register.indicators.models.indicators import BetterWay, Indicator, IndicatorKind
from zotim.register.indicators.periods import Frequency
from zotim.register.indicators.selectors import LINKED
from zotim.vocabulary import Classification

ROOM: dict[str, Any] = {"max_digits": 18, "decimal_places": 4}
"""How large and how fine a number may be."""


def as_typed(kind: str, number: Decimal | None) -> Decimal | None:
    """A number as people type it: a ratio in per cent."""
    return number * 100 if number is not None and kind == IndicatorKind.RATIO else number


def as_kept(kind: str, number: Decimal | None) -> Decimal | None:
    """A typed number as it is kept: a ratio as a share of one."""
    return number / 100 if number is not None and kind == IndicatorKind.RATIO else number


def dimensions_of(text: str, *, adds_up: bool) -> list[dict[str, Any]]:
    """Lines such as ``sex: women, men``. Raises ValidationError."""
    found: list[dict[str, Any]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, _colon, rest = line.partition(":")
        cells = [cell.strip() for cell in rest.replace("،", ",").split(",")]
        wrong = not name.strip() or len(cells) < 2 or not all(cells) or len(set(cells)) < len(cells)
        if wrong or any(name.strip() == one["name"] for one in found) or "|" in line or re.search(r" \d+$", rest):
            raise forms.ValidationError(
                gettext("Line %(number)s isn't like this: sex: women, men") % {"number": number}
            )
        found.append({"name": name.strip(), "cells": cells, "adds_up": adds_up})
    return found


def lines_of(dimensions: list[Mapping[str, Any]], *, adds_up: bool) -> str:
    """The same, back into lines."""
    return "\n".join(f"{one['name']}: {', '.join(one['cells'])}" for one in dimensions if one["adds_up"] == adds_up)


class IndicatorForm(TranslatedForm):
    """An indicator: what is counted, how, how often, by whom, from where."""

    title_label = _("What the indicator is called")
    kind = forms.ChoiceField(label=_("What a value is"))
    unit = forms.CharField(max_length=40, label=_("Unit"), help_text=_("What one of it is: soldiers, courses, EUR."))
    direction = forms.ChoiceField(label=_("Which way is better"))
    about_people = forms.BooleanField(
        required=False, label=_("It counts people who could be recognised"),
        help_text=_("Then only bands are kept, such as 10–19. The number itself isn't."),
    )  # fmt: skip
    body = forms.ModelChoiceField(Organisation.objects.order_by("created_at"), label=_("Body that supplies it"))
    frequency = forms.ChoiceField(label=_("How often"))
    starts_on = forms.DateField(label=_("First day of the first period"), widget=Day())
    ends_on = forms.DateField(required=False, label=_("Nothing is asked any more after"), widget=Day())
    days = forms.IntegerField(min_value=0, max_value=365, initial=30, label=_("Days after a period until it is due"))
    baseline = forms.DecimalField(
        required=False, label=_("Where it stood at the beginning"), help_text=_("A ratio in per cent."), **ROOM
    )
    baseline_on = forms.DateField(required=False, label=_("On this day"), widget=Day())
    baseline_source = forms.CharField(required=False, max_length=500, label=_("Where that stands"))
    adding = forms.CharField(
        required=False, max_length=2000, label=_("Breakdowns whose cells add up"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), help_text=_("A line for each: sex: women, men"),
    )  # fmt: skip
    overlapping = forms.CharField(
        required=False, max_length=2000, label=_("Breakdowns whose cells overlap"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("One person may stand in two cells: needs: housing, school, health"),
    )  # fmt: skip
    links = forms.CharField(
        required=False, max_length=2000, label=_("What it shows something of"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "ltr"}),
        help_text=_("References of commitments, measures and obligations, parted by blanks."),
    )  # fmt: skip
    classification = forms.ChoiceField(label=_("Classification"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        what = gettext("What exactly is counted")
        for code, name in LANGUAGES:
            self.fields[f"definition_{code}"] = forms.CharField(
                max_length=1000, required=code == self.main, label=f"{what} · {name}",
                widget=forms.Textarea(attrs={"rows": 2, "lang": code, "dir": direction(code)}),
            )  # fmt: skip
            self.fields[f"definition_{code}"].widget.use_required_attribute = lambda initial: False
        fields: dict[str, Any] = self.fields
        fields["kind"].choices = choices(IndicatorKind)
        fields["direction"].choices = choices(BetterWay)
        fields["frequency"].choices = choices(Frequency)
        fields["frequency"].initial = Frequency.QUARTER
        fields["classification"].choices = choices(Classification)
        fields["classification"].initial = Classification.INTERNAL
        self.order_fields([f"title_{self.main}", f"definition_{self.main}", *self.folded])

    @property
    def folded(self) -> list[str]:
        """Translations of both texts, and the choice of another original."""
        more = [f"definition_{code}" for code, _name in LANGUAGES if code != self.main]
        return [*super().folded, *more]

    @classmethod
    def of(cls, one: Indicator, data: Any = None) -> "IndicatorForm":
        """The form, filled with what is known."""
        initial: dict[str, Any] = {"original": one.title.original}
        names = (
            "kind", "unit", "direction", "about_people", "body", "frequency", "starts_on", "ends_on", "days",
            "baseline_on", "baseline_source", "classification",
        )  # fmt: skip
        initial |= {name: getattr(one, name) for name in names}
        initial |= {f"title_{code}": text for code, text in one.title.texts.items()}
        initial |= {f"definition_{code}": text for code, text in one.definition.texts.items()}
        initial["baseline"] = as_typed(one.kind, one.baseline)
        initial["adding"] = lines_of(one.dimensions, adds_up=True)
        initial["overlapping"] = lines_of(one.dimensions, adds_up=False)
        references = [row.reference for name, _model in LINKED for row in getattr(one, name).order_by("reference")]
        initial["links"] = " ".join(references)
        return cls(data, initial=initial)

    def clean_adding(self) -> list[dict[str, Any]]:
        """As the model keeps it."""
        return dimensions_of(self.cleaned_data["adding"], adds_up=True)

    def clean_overlapping(self) -> list[dict[str, Any]]:
        """As the model keeps it."""
        return dimensions_of(self.cleaned_data["overlapping"], adds_up=False)

    def clean(self) -> dict[str, Any]:
        """No breakdown stands there twice."""
        data = super().clean() or {}
        names = {one["name"] for one in data.get("adding") or ()}
        if names & {one["name"] for one in data.get("overlapping") or ()}:
            self.add_error("overlapping", _("A breakdown stands in both boxes."))
        return data

    def values(self) -> dict[str, Any]:
        """What the services take. Valid forms only."""
        data = self.cleaned_data
        names = (
            "kind", "unit", "direction", "about_people", "body", "frequency", "starts_on", "ends_on", "days",
            "baseline_on", "baseline_source", "classification",
        )  # fmt: skip
        definitions = {code: data[f"definition_{code}"] for code, _name in LANGUAGES}
        original = data["original"]
        return {
            "title": self.title,
            "definition": Translated.of(original, definitions.pop(original), **definitions),
            "links": data["links"].replace(",", " ").split(),
            "dimensions": [*data["adding"], *data["overlapping"]],
            "baseline": as_kept(data["kind"], data["baseline"]),
            **{name: data[name] for name in names},
        }


class TargetForm(forms.Form):
    """What is to be reached by a day."""

    on = forms.DateField(label=_("By this day"), widget=Day())
    value = forms.DecimalField(label=_("What is to be reached"), **ROOM)
    source = forms.CharField(max_length=500, label=_("Where that stands"))
    reason = forms.CharField(
        required=False, max_length=500, label=_("Why it changes"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Only where the day has a target already. The earlier one stays in sight."),
    )  # fmt: skip

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if indicator.kind == IndicatorKind.RATIO:
            self.fields["value"].help_text = _("In per cent.")


class ValuesForm(forms.Form):
    """A CSV file of values."""

    file = Upload(
        records.MOST_BYTES // MEGABYTE,
        label=_("File"),
        help_text=_("CSV in UTF-8: indicator, first, last, value, source; base, breakdown and reason where needed."),
    )  # fmt: skip

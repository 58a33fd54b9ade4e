"""Forms of areas, their status, and places."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.countries import CountryField, country
from zotim.core.ui.forms import Day, TranslatedForm, Upload, line, needed_at_times
from zotim.core.ui.words import choices, label
from zotim.desks.stabilisation.places.gazetteer import STATES
from zotim.desks.stabilisation.places.models import LEVELS, Area, AreaStatus, Exactness, Place, Scheme, Status
from zotim.desks.stabilisation.places.services import CLOSENESS

POINT = ("latitude", "longitude")


def _degrees(label: Any, most: int, **kwargs: Any) -> forms.DecimalField:
    widget = forms.NumberInput(attrs={"dir": "ltr", "step": "any"})
    return forms.DecimalField(
        required=False, min_value=-most, max_value=most, max_digits=8, decimal_places=5, label=label, widget=widget,
        **kwargs,
    )  # fmt: skip


class _Pointed(TranslatedForm):
    """Name, code and point of something."""

    title_label = pgettext_lazy("place", "Name")
    scheme = forms.ChoiceField(
        choices=Scheme.choices, required=False, label=pgettext_lazy("of a place", "Whose code it has")
    )
    code = forms.CharField(
        max_length=40, required=False, label=pgettext_lazy("of a place", "Code"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    latitude = _degrees(_("Degrees north"), 90, help_text=_("With decimals, as 36.34. South is negative."))
    longitude = _degrees(_("Degrees east"), 180, help_text=_("With decimals, as 43.13. West is negative."))
    source = line(max_length=300, required=False, label=_("Where name, code and point come from"))


def _now(row: Area | Place | None, *names: str) -> dict[str, Any]:
    """What a row says now, as a form begins."""
    if row is None:
        return {}
    texts: dict[str, Any] = {f"title_{code}": text for code, text in row.title.texts.items()}
    return texts | {"original": row.title.original} | {name: getattr(row, name) for name in names}


class AreaForm(_Pointed):
    """An area that is put on record."""

    country = CountryField(label=_("In which state"))
    level = forms.TypedChoiceField(
        choices=[(number, str(number)) for number in range(1, LEVELS + 1)], coerce=int,
        label=pgettext_lazy("of an area", "Level"), help_text=_("1 is the first division below the state."),
    )  # fmt: skip
    field_order = ["country", "level", "scheme", "code", *POINT, "source"]


class AreaChangeForm(_Pointed):
    """Name, code and point of an area, put right."""

    field_order = ["scheme", "code", *POINT, "source"]

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _now(area, "scheme", "code", *POINT, "source")} | kwargs)


class StatusForm(forms.Form):
    """Where an area stands, from which day on, and who says so."""

    status = forms.ChoiceField(
        choices=Status.choices, widget=forms.RadioSelect, label=pgettext_lazy("of an area", "Status")
    )
    from_on = forms.DateField(label=pgettext_lazy("of a status", "Since"), widget=Day())
    source = line(
        max_length=500, label=_("Who says so, and where"), help_text=_("A report with its day, a notice, a visit.")
    )


class CorrectionForm(StatusForm):
    """What stands in the place of an entry that was wrong."""

    reason = forms.CharField(
        max_length=500, label=_("What was wrong"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )

    def __init__(self, *args: Any, entry: AreaStatus, **kwargs: Any) -> None:
        now = {name: getattr(entry, name) for name in ("status", "from_on", "source")}
        super().__init__(*args, **{"initial": now} | kwargs)


def _tellings(among: Any = CLOSENESS) -> list[tuple[str, str]]:
    return [(one.value, f"{label(one, 'Telling')} – {label(one, 'TellingMeaning')}") for one in among]


class PlaceChangeForm(_Pointed):
    """What a place is called and where it lies."""

    area = RecordField("stabilisation.area", required=False, label=pgettext_lazy("place", "Area"))
    exactness = forms.ChoiceField(
        choices=lambda: choices(Exactness), widget=forms.RadioSelect, label=_("How exact the point is"),
        initial=Exactness.APPROXIMATE,
    )  # fmt: skip
    also = forms.CharField(
        required=False, max_length=2000, label=_("Other names and spellings"),
        help_text=_("A line each, in any script."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    field_order = ["area", "scheme", "code", *POINT, "exactness", "also", "source"]

    def __init__(self, *args: Any, actor: Actor, place: Place | None = None, **kwargs: Any) -> None:
        now = _now(place, "scheme", "code", *POINT, "exactness", "also", "source")
        if place and place.area_id:
            now["area"] = place.area_id
        super().__init__(*args, **{"initial": now} | kwargs)
        asked_by(self, actor)


class PlaceForm(PlaceChangeForm):
    """A place that is put on record. What is told of it is said by whoever enters it: nothing is chosen before."""

    country = CountryField(label=_("In which state"))
    telling = forms.ChoiceField(
        choices=_tellings, widget=forms.RadioSelect, label=_("What is told of it outside"),
        help_text=_("Where a partner is at risk: its area alone, or nothing. To tell more later takes another person."),
    )  # fmt: skip
    telling_why = line(max_length=500, required=False, label=_("Why it is told so"))
    field_order = ["country", *PlaceChangeForm.field_order, "telling", "telling_why"]


class TellingForm(forms.Form):
    """What is told of a place from now on, and why."""

    telling = forms.ChoiceField(widget=forms.RadioSelect, label=_("What is told of it outside"))
    reason = forms.CharField(max_length=500, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}))

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        telling: Any = self.fields["telling"]
        telling.choices = _tellings(among)


class TableForm(forms.Form):
    """A table of HXL."""

    file = Upload(
        5, label=_("File"),
        help_text=format_lazy(
            _("CSV with a row of tags of HXL ({tags} …). It is taken whole, or nothing of it is."),
            tags="<code>#loc+name</code> <code>#geo+lat</code>",
        ),
    )  # fmt: skip


class PlaceTableForm(TableForm):
    """A table of places, or one of those that come along."""

    gazetteer = forms.ChoiceField(
        choices=lambda: [("", "–"), *((code, country(code)) for code in STATES)], required=False,
        label=_("Or the towns of a state (GeoNames)"),
        help_text=_("Of 1,000 people or so, and more. Of each its area alone is told until somebody says otherwise."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        needed_at_times(self.fields["file"])
        needed_at_times(self.fields["gazetteer"])

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data = super().clean() or {}
        if "file" not in self.errors and bool(data.get("file")) == bool(data.get("gazetteer")):
            self.add_error("file", _("Choose a file, or a state; one of them."))
        return data

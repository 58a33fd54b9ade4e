"""Forms about whom a case is about."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Day
from zotim.desks.reintegration.persons.models import Guardian, Member, Script, Sex

LANGUAGES = (
    ("sq", _("Albanian")), ("ar", _("Arabic")), ("en", _("English")), ("tr", _("Turkish")), ("ku", _("Kurdish")),
    ("fr", _("French")), ("de", _("German")), ("it", _("Italian")), ("sv", _("Swedish")),
)  # fmt: skip
"""Languages in which people who come back have grown up or gone to school."""
DETAILS = ("born_in", "papers", "address", "telephone")


def _name(label: Any, *, required: bool = False) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto"})
    return forms.CharField(label=label, max_length=200, required=required, widget=widget)


class PersonForm(forms.Form):
    """Whom a case is about."""

    latin = _name(_("Name in Latin script"))
    arabic = _name(_("Name in Arabic script"))
    other = _name(_("Name in another script"))
    born_on = forms.DateField(label=_("Day of birth"), required=False, widget=Day)
    birth_year = forms.IntegerField(
        label=_("Year of birth, where the day isn't known"), required=False, min_value=1900, max_value=2200
    )
    sex = forms.ChoiceField(label=_("Sex"), choices=Sex.choices, initial=Sex.UNKNOWN)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )
    interpreter = forms.BooleanField(label=_("An interpreter is needed"), required=False)
    born_in = _name(_("Place of birth"))
    papers = forms.CharField(
        label=_("Papers: kind, number, what is missing"), max_length=1_000, required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    address = _name(pgettext_lazy("where somebody lives", "Address"))
    telephone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )

    def clean_born_on(self) -> Any:
        """No day to come."""
        day = self.cleaned_data["born_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def values(self) -> dict[str, Any]:
        """As the service takes them."""
        data = self.cleaned_data
        own = ("born_on", "birth_year", "sex", "languages", "interpreter")
        return {
            **{name: data[name] for name in own},
            "names": {script: data[script] for script in Script.values},
            "details": {name: data[name] for name in DETAILS},
        }


class GuardianForm(forms.Form):
    """Who may act for a child."""

    name = _name(_("Name"), required=True)
    basis = forms.ChoiceField(label=_("What gives the right"), choices=Guardian.Basis.choices)
    starts_on = forms.DateField(label=_("From"), widget=Day)
    ends_on = forms.DateField(label=_("Until the end of"), required=False, widget=Day)
    in_conflict = forms.BooleanField(
        label=_("Their interest isn't the child's"), required=False,
        help_text=_("Alone they can then neither consent, nor withdraw, nor receive a copy."),
    )  # fmt: skip


class EndForm(forms.Form):
    """Until when somebody may act for a child."""

    ends_on = forms.DateField(label=_("Until the end of"), widget=Day)


class FamilyForm(forms.Form):
    """Two cases that belong together."""

    other = forms.CharField(
        label=_("Number of the other case"), max_length=16, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    relation = forms.ChoiceField(label=_("Whom this case is about is in the family"), choices=Member.Relation.choices)
    other_relation = forms.ChoiceField(
        label=_("Whom the other case is about is in the family"), choices=Member.Relation.choices
    )


class AskForm(forms.Form):
    """An exact name and day of birth."""

    name = _name(_("Name, as it is written in papers"), required=True)
    born_on = forms.DateField(label=_("Day of birth"), widget=Day)

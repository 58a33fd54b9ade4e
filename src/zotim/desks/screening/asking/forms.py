"""Somebody to look up."""

import re
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.countries import CountryField, named
from zotim.core.ui.forms import Day
from zotim.core.ui.words import choices
from zotim.desks.screening.asking.models import Channel
from zotim.desks.screening.lists.models import ListKind
from zotim.engines.names import Query

PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _any_state() -> list[tuple[str, Any]]:
    return [("", pgettext_lazy("state", "Any")), *named()]


class WhoForm(forms.Form):
    """Whom a question is about."""

    names = forms.CharField(
        max_length=500, label=_("Name"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("In any script. Further names of the same one each on a line of its own."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", pgettext_lazy("kind of an entry", "Any")), *choices(ListKind)]
    )
    born = forms.CharField(
        required=False, max_length=10, label=_("Born"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("As far as it is known: 1970, 1970-05 or 1970-05-12."),
    )  # fmt: skip
    country = CountryField(required=False, choices=_any_state, label=_("Country"))
    document = forms.CharField(
        required=False, max_length=60, label=_("Number of a document"), widget=forms.TextInput(attrs={"dir": "ltr"})
    )

    def clean_born(self) -> str:
        """A date as far as it is known."""
        born: str = self.cleaned_data["born"].strip()
        if born and not PARTIAL.fullmatch(born):
            raise forms.ValidationError(_("Write it as 1970, 1970-05 or 1970-05-12."))
        return born

    def clean_country(self) -> str:
        """Small letters, as lists have it."""
        chosen: str = self.cleaned_data["country"]
        return chosen.lower()

    @property
    def query(self) -> Query:
        """What the engine compares. Valid forms only."""
        said = self.cleaned_data
        names = tuple(dict.fromkeys(line.strip() for line in said["names"].splitlines() if line.strip()))
        return Query(
            names, said["kind"], *(((said[name],) if said[name] else ()) for name in ("born", "country", "document"))
        )


class AskForm(WhoForm):
    """Who is looked up, and what for. The purpose is said first."""

    channel = forms.ChoiceField(label=_("Channel"), widget=forms.RadioSelect)
    purpose = forms.CharField(
        max_length=300, label=_("What do you ask for?"), widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("It is kept with the question: a customer who opens an account, a traveller at the desk."),
    )  # fmt: skip
    as_of = forms.DateField(
        required=False, widget=Day(), label=_("As of"),
        help_text=_("Left open, the newest lists are asked; else those that were in force at the end of that day."),
    )  # fmt: skip
    field_order = ["channel", "purpose"]

    def __init__(self, *args: Any, channels: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(choices(Channel))
        field: Any = self.fields["channel"]
        field.choices = [(one, words[one]) for one in channels]
        if len(channels) == 1:
            field.initial, field.widget = channels[0], forms.HiddenInput()

    def clean_as_of(self) -> Any:
        """Not a day to come."""
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    @property
    def moment(self) -> datetime | None:
        """The end of the day whose lists are asked. Valid forms only."""
        day = self.cleaned_data["as_of"]
        if day is None or day == timezone.localdate():
            return None
        return timezone.make_aware(datetime.combine(day, time.max))

"""Forms of an emergency: what to open and why, and what another one says of it."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from zotim.core.glass.models import Breaking
from zotim.core.glass.subjects import LONGEST, Behind
from zotim.core.ui import show

HOURS = range(1, int(LONGEST.total_seconds()) // 3600 + 1)


class BreakForm(forms.Form):
    """The number of one record, the parts of it that are needed now, why, and for how long."""

    number = forms.CharField(label=_("Number"), max_length=16, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    domains = forms.MultipleChoiceField(label=_("Parts that you need now"), widget=forms.CheckboxSelectMultiple)
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *Breaking.Reason.choices])
    text = forms.CharField(
        label=_("What happened"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Whoever reviews it reads this. Write nothing about health, beliefs or the past of anybody."),
    )  # fmt: skip
    lasts = forms.ChoiceField(label=_("For how long"))

    def __init__(self, *args: Any, entry: Behind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["domains"].choices = list(entry.parts.items())  # type: ignore[attr-defined]
        self.fields["lasts"].choices = [  # type: ignore[attr-defined]
            (str(n), ngettext("%(n)s hour", "%(n)s hours", n) % {"n": show.digits(str(n))}) for n in HOURS
        ]

    def clean_lasts(self) -> timedelta:
        """The hours that were chosen."""
        return timedelta(hours=int(self.cleaned_data["lasts"]))


class ReviewForm(forms.Form):
    """Whether it was an emergency, and what there is to say of it."""

    finding = forms.ChoiceField(label=_("Finding"), choices=Breaking.Finding.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What there is to say of it"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Whoever opened the record reads this."),
    )  # fmt: skip

"""The period of figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day


class PeriodForm(forms.Form):
    """From the first day to the last, both in it."""

    first = forms.DateField(label=_("From"), widget=Day())
    last = forms.DateField(label=_("Until"), widget=Day())

    def clean(self) -> dict[str, Any]:
        """A period ends after it begins."""
        data = super().clean() or {}
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("The period ends before it begins."))
        return data

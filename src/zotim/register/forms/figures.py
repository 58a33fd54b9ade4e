"""The period of figures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day, in_order


class PeriodForm(forms.Form):
    """From the first day to the last, both in it."""

    first = forms.DateField(label=_("From"), widget=Day())
    last = forms.DateField(label=_("Until"), widget=Day())

    def clean(self) -> None:
        """The end isn't before the start."""
        super().clean()
        in_order(self, "first", "last")

"""The day as of which a record is shown."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.ui.forms import Day


class AsOfForm(forms.Form):
    """The day as of which a record is shown."""

    as_of = forms.DateField(label=gettext_lazy("As it stood at the end of"), widget=Day)

    @classmethod
    def of(cls, request: HttpRequest) -> "AsOfForm":
        """What the address asks for (``?as_of=2026-11-24``)."""
        return cls(request.GET if request.GET.get("as_of") else None)

    def clean_as_of(self) -> date:
        """Refuse a day that hasn't come."""
        day: date = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day hasn't come yet."))
        return day

    @property
    def day(self) -> date | None:
        """The day, if it is one before today; nothing where the record is asked for as it stands now."""
        day: date | None = self.cleaned_data["as_of"] if self.is_bound and self.is_valid() else None
        return day if day and day < timezone.localdate() else None

    @property
    def moment(self) -> datetime:
        """The last moment of that day, or now."""
        if self.day is None:
            return timezone.now()
        return timezone.make_aware(datetime.combine(self.day + timedelta(days=1), time.min)) - timedelta(microseconds=1)

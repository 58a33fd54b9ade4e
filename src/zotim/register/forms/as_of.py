"""The day as of which something is shown: asked in one way, by ``?as_of=2026-11-24``, wherever it is asked."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.revisions.services import began
from zotim.core.ui.forms import Day


class AsOfForm(forms.Form):
    """The day as of which something is shown. One that hasn't come is refused."""

    as_of = forms.DateField(label=gettext_lazy("As it stood at the end of"), widget=Day)

    @classmethod
    def of(cls, request: HttpRequest) -> "AsOfForm":
        """What the address asks for; today stands in the box before anything is asked."""
        return cls(request.GET if request.GET.get("as_of") else None, initial={"as_of": timezone.localdate()})

    def clean_as_of(self) -> date:
        """Refuse a day that hasn't come."""
        day: date = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day hasn't come yet."))
        return day

    @property
    def asked(self) -> date | None:
        """The day that was asked for, today included; nothing where none was, or none that can be shown."""
        return self.cleaned_data["as_of"] if self.is_bound and self.is_valid() else None

    @property
    def day(self) -> date | None:
        """The day, if it is one before today; nothing where the record is asked for as it stands now."""
        asked = self.asked
        return asked if asked and asked < timezone.localdate() else None

    @property
    def moment(self) -> datetime:
        """The last moment of that day, or now."""
        if self.day is None:
            return timezone.now()
        return timezone.make_aware(datetime.combine(self.day + timedelta(days=1), time.min)) - timedelta(microseconds=1)

    def nothing_before(self, model: type[Model]) -> date | None:
        """The day on which the register of *model* began, where what was asked for lies before it."""
        first = began(model) if self.asked else None
        day = timezone.localdate(first) if first else None
        return day if day and self.asked and self.asked < day else None

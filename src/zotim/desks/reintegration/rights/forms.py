"""Forms about written requests of police, prosecution and courts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.ui.forms import Day, Upload, needed_at_times
from zotim.desks.reintegration.rights.models import Demand
from zotim.desks.reintegration.rights.policy import ASKERS


def _text(label: Any, help_text: Any = "", most: int = 2_000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=most, help_text=help_text, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )


class DemandForm(forms.Form):
    """Who asks, when, by which article, for what; how it is to be answered and why; whether the person may be told."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who asks"), empty_label="–")
    received_on = forms.DateField(label=_("When the letter came in"), widget=Day)
    number = forms.CharField(label=_("Number and day of the letter"), max_length=200)
    article = _text(_("Article on which it rests"), _("As the letter says. Without one it is returned to the sender."))
    asked = _text(_("What it asks for"))
    answer = forms.ChoiceField(label=_("Proposed answer"), choices=Demand.Answer.choices, widget=forms.RadioSelect)
    why = _text(_("Why it is answered so"))
    silent_until = forms.DateField(
        label=_("The person isn't told until the end of"), required=False, widget=Day,
        help_text=_("Only where an article forbids it. From the next day on it stands on the paper for the person."),
    )  # fmt: skip
    silence = forms.CharField(
        label=_("Article that forbids to tell the person"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Organisation.objects.filter(kind__in=ASKERS)  # type: ignore[attr-defined]
        for name in ("silent_until", "silence"):
            needed_at_times(self.fields[name])


class GiveForm(forms.Form):
    """What leaves, document by document, and the file in which it leaves."""

    documents = _text(
        _("Documents that are given"), _("One on each line, by its name and day. Nothing but what was decided."), 4_000
    )
    file = Upload(label=_("The file that is handed over"), help_text=_("Only its fingerprint is kept."))

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        return {"documents": self.cleaned_data["documents"], "file": self.cleaned_data["file"].read()}

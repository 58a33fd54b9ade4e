"""What is put in: something that is reported, by anybody or by an officer, or a file of reports."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import LANGUAGES, Day, Upload
from zotim.core.ui.show import page_language
from zotim.desks.content.intake.services import MOST_TEXT, MOST_TOLD, Given


def box(rows: int) -> forms.Textarea:
    """A box for words in whichever direction."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ReportedForm(forms.Form):
    """Something that is reported: an address, a text or a file, and what is known of it."""

    address = forms.CharField(
        required=False, max_length=8_000, label=_("Address of the page"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    text = forms.CharField(required=False, max_length=MOST_TEXT, label=_("The text, if it is one"), widget=box(4))
    file = Upload(
        25, required=False, label=_("A picture or video of it"),
        help_text=_("JPEG, PNG, WebP, GIF, MP4 or WebM, up to 25 MB."),
    )  # fmt: skip
    seen_on = forms.DateField(required=False, label=_("Seen on"), widget=Day())
    life = forms.BooleanField(required=False, label=_("A life is in danger"))
    recruited = forms.BooleanField(required=False, label=_("A child or another person is being recruited"))
    told = forms.CharField(
        required=False, max_length=MOST_TOLD, label=_("What else should be known?"), widget=box(4)
    )  # fmt: skip

    def clean_seen_on(self) -> Any:
        """No day that is to come."""
        day = self.cleaned_data["seen_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        """Something of three."""
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in ("address", "text", "file")):
            raise forms.ValidationError(_("Give an address, a text or a file: one of them is enough."))
        return data

    def given(self, channel: str, language: str) -> Given:
        """What is taken in. Valid forms only."""
        names = ("address", "text", "seen_on", "life", "recruited", "told", "contact")
        said = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        file = self.cleaned_data["file"]
        data = file.read() if file else None
        kind = "picture" if data is not None else "text" if said["text"] else "link"
        return Given(kind, data=data, channel=channel, language=language, **said)


class _InALanguage(forms.Form):
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = page_language()


class OfficersForm(ReportedForm, _InALanguage):
    """A report of an officer."""


class FileForm(_InALanguage):
    """A file of reports."""

    file = Upload(
        25, label=_("File"),
        help_text=_(
            "A mail (.eml), an event of MISP as JSON, or CSV in UTF-8 with any of the columns address, text, told, "
            "language, seen_on, life, recruited, source."
        ),
    )  # fmt: skip
    field_order = ("file", "language")

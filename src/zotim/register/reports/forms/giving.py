"""A report on its way to somebody outside: to whom, for what, on which ground."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.ui.words import label
from zotim.register.reports.models import Report, ReportFile
from zotim.vocabulary import LANGUAGE_NAMES, Language


def _choose(form: forms.Form, name: str, codes: Iterable[str], enum: str) -> None:
    """Let a field be one of *codes*; none is chosen before."""
    field: Any = form.fields[name]
    field.choices = [("", _("Choose")), *((code, label(code, enum)) for code in sorted(codes))]


class RecipientForm(forms.Form):
    """To whom a report goes, and for what. Exactly one recipient: a body that is known here, or a name."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Body"), empty_label=_("none of these")
    )
    name = forms.CharField(
        required=False,
        max_length=300,
        label=_("Or somebody else"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    purpose = forms.ChoiceField(label=_("What for"))

    def __init__(self, *args: Any, purposes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.order_by("short_name", "pk")  # type: ignore[attr-defined]
        _choose(self, "purpose", purposes, "Purpose")

    def clean(self) -> dict[str, Any]:
        """One recipient, not two."""
        data = super().clean() or {}
        if bool(data.get("organisation")) == bool(data.get("name", "").strip()):
            self.add_error("name", _("Choose a body, or name somebody else: one of them."))
        return data

    @property
    def recipient(self) -> Organisation | str:
        """Whom it goes to."""
        return self.cleaned_data["organisation"] or str(self.cleaned_data["name"])


class HandOverForm(forms.Form):
    """Which file leaves, and on which ground."""

    file = forms.ModelChoiceField(ReportFile.objects.none(), label=_("File"), empty_label=_("Choose"))
    basis = forms.ChoiceField(label=_("Ground"))

    def __init__(self, *args: Any, report: Report, bases: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["file"]
        field.queryset = report.files.order_by("language", F("format").desc())
        field.label_from_instance = lambda one: f"{LANGUAGE_NAMES[Language(one.language)]} · {one.get_format_display()}"
        _choose(self, "basis", bases, "Ground")


class GiveForm(HandOverForm, RecipientForm):
    """A public report: recipient, purpose, ground and file in one go."""

    field_order = ("organisation", "name", "purpose", "basis", "file")

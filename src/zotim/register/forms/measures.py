"""What is done, and what shows it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.forms import Day, TranslatedForm
from zotim.register.policy import may_be_given


class MeasureForm(TranslatedForm):
    """What is going to be done."""

    title_label = _("What is done")
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that does it"))
    starts_on = forms.DateField(label=_("From"), widget=Day())
    due_on = forms.DateField(required=False, label=_("Until"), widget=Day())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Organisation.objects.filter(may_be_given(actor, timezone.localdate()))
        self.fields["lead"].queryset = able.order_by("created_at")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The end comes after the start."""
        data = super().clean() or {}
        if data.get("due_on") and data.get("starts_on") and data["due_on"] < data["starts_on"]:
            self.add_error("due_on", _("The end comes before the start."))
        return data


class EvidenceForm(TranslatedForm):
    """A file that shows something."""

    title_label = _("What it shows")
    dated_on = forms.DateField(label=_("Dated"), widget=Day())
    file = forms.FileField(label=_("File"), help_text=_("PDF, PNG, JPEG, DOCX, XLSX or text, up to 25 MB."))

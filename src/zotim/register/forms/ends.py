"""How a commitment ends without being kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import TranslatedForm
from zotim.register.models import Commitment


class LapseForm(TranslatedForm):
    """Why it lapsed."""

    title_label = _("Why")
    successor: Commitment | None = None


class SupersedeForm(LapseForm):
    """Why it was superseded, and by what."""

    reference = forms.CharField(
        max_length=16,
        label=_("Reference of the commitment that takes its place"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, successors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.successors = successors

    def clean_reference(self) -> str:
        """Find it among those that can take its place."""
        reference = str(self.cleaned_data["reference"]).strip().upper()
        self.successor = self.successors.filter(reference=reference).first()
        if self.successor is None:
            raise forms.ValidationError(_("There is no other active commitment with this reference."))
        return reference

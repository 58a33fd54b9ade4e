"""Assessing a commitment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import TranslatedForm
from zotim.core.ui.words import choices
from zotim.register.models import Evidence, StatusAssessment


class AssessForm(TranslatedForm):
    """What is claimed, and what the evidence shows."""

    title_label = _("Why")
    claimed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Claimed"))
    assessed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Assessed: what the evidence shows"))
    evidence = forms.ModelMultipleChoiceField(
        Evidence.objects.none(),
        required=False,
        label=_("Reviewed evidence it rests on"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, pieces: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].queryset = pieces  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Beyond 'not begun', an assessment rests on evidence."""
        data = super().clean() or {}
        if data.get("assessed") not in (None, "not_begun") and not data.get("evidence"):
            self.add_error("evidence", _("Choose the reviewed evidence that shows it."))
        return data

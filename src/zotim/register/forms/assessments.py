"""Assessing a commitment."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordsField, asked_by
from zotim.core.ui.forms import TranslatedForm, needed_at_times
from zotim.core.ui.words import choices
from zotim.register.models import Commitment, StatusAssessment


class AssessForm(TranslatedForm):
    """What is claimed, and what the evidence shows."""

    title_label = _("Why")
    claimed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Claimed"))
    assessed = forms.ChoiceField(choices=choices(StatusAssessment.Status), label=_("Assessed: what the evidence shows"))
    evidence = RecordsField(
        "register.evidence.accepted", required=False, label=_("Reviewed evidence it rests on"),
        help_text=_("Needed as soon as it is begun."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["evidence"])
        asked_by(self, actor, commitment.pk)

    def clean(self) -> dict[str, Any]:
        """Beyond 'not begun', an assessment rests on evidence."""
        data = super().clean() or {}
        begun = data.get("assessed") not in (None, "not_begun")
        if begun and not data.get("evidence") and "evidence" not in self.errors:
            self.add_error("evidence", _("Choose the reviewed evidence that shows it."))
        return data

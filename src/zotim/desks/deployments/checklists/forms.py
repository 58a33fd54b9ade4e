"""Forms of checklists. None takes a sentence about somebody, and of health none takes anything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import TranslatedForm, Upload
from zotim.core.ui.words import choices
from zotim.desks.deployments.checklists.models import MOST_DAYS, OF_HEALTH, ChecklistGroup, ChecklistItem, WaivedWhy


class ItemForm(TranslatedForm):
    """What has to be done."""

    title_label = pgettext_lazy("checklist", "What has to be done")
    group = forms.ChoiceField(choices=choices(ChecklistGroup), widget=forms.RadioSelect, label=_("What it is about"))
    days_before = forms.IntegerField(min_value=0, max_value=MOST_DAYS, label=_("Days before the arrival"))
    owner = forms.CharField(
        max_length=120, label=_("Who sees to it"), help_text=_("A unit or an office, not a person."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    blocking = forms.BooleanField(required=False, label=_("Nobody sets out without it"), initial=True)
    field_order = ["group", "days_before", "owner", "blocking"]


class DoneForm(forms.Form):
    """That it was done."""

    document = forms.CharField(
        max_length=60, label=_("Number of the document"), help_text=_("The document itself stays where it is."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    file = Upload(
        required=False, label=_("File"), help_text=_("If it has to be kept here too. Its name isn't kept."), megabytes=5
    )

    def __init__(self, *args: Any, item: ChecklistItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if item.group in OF_HEALTH:
            del self.fields["document"], self.fields["file"]


class WaiveForm(forms.Form):
    """Why it is waived."""

    waived_why = forms.ChoiceField(
        choices=choices(WaivedWhy), widget=forms.RadioSelect, label=_("Why it may be waived"),
        help_text=_("Nothing else is kept: no sentence, and nothing of health."),
    )  # fmt: skip

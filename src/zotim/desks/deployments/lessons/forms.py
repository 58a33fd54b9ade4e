"""Forms of lessons. A lesson is about the mission: no form asks for anybody."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Day, TranslatedForm
from zotim.core.ui.words import Word, choices
from zotim.desks.deployments.lessons.models import LessonSubject


def _text(label: Word, **kwargs: Any) -> forms.CharField:
    return forms.CharField(
        max_length=2000, label=label, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}), **kwargs
    )


class LessonForm(TranslatedForm):
    """What a mission taught."""

    title_label = pgettext_lazy("lesson", "What it is called")
    subject = forms.ChoiceField(
        choices=choices(LessonSubject), widget=forms.RadioSelect, label=pgettext_lazy("lesson", "What it is about")
    )
    happened = _text(
        pgettext_lazy("lesson", "What happened"),
        help_text=_("About the mission. Nobody is named, and nothing is written by which somebody can be known."),
    )
    todo = _text(pgettext_lazy("lesson", "What is to be done"))
    owner = forms.CharField(
        max_length=120, label=pgettext_lazy("lesson", "Who acts"), help_text=_("A unit or an office, not a person."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    due_on = forms.DateField(label=pgettext_lazy("lesson", "By when"), widget=Day())
    field_order = ["subject", "happened", "todo", "owner", "due_on"]


class CloseForm(forms.Form):
    """What came of it."""

    outcome = _text(pgettext_lazy("lesson", "What came of it"), help_text=_("Nobody is named."))

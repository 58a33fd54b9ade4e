"""A report as of a day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day, TranslatedForm
from zotim.core.ui.words import choices
from zotim.vocabulary import Classification


class ReportForm(TranslatedForm):
    """A report as of a day."""

    title_label = _("Title")
    as_of = forms.DateField(label=_("As of"), widget=Day(), help_text=_("The end of that day, or now if it is today."))
    classification = forms.ChoiceField(
        choices=choices(Classification),
        initial=Classification.PUBLIC,
        label=_("Up to which classification"),
    )

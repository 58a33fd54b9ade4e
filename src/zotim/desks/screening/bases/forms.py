"""The form of a legal basis."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui import bases
from zotim.core.ui.words import choices
from zotim.desks.screening.bases.models import SIDES, LegalStep
from zotim.desks.screening.lists.models import ListBasis


class BasisForm(bases.BasisForm):
    """Act, article, body and court of a step, as the official text has them."""

    step = forms.ChoiceField(choices=choices(LegalStep), label=pgettext_lazy("of a legal basis", "Step"))
    side = forms.ChoiceField(widget=forms.RadioSelect, label=_("For lists that rest on"))
    told_to = forms.CharField(
        required=False, max_length=200, label=_("Who has to be told before an exemption"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    first = ("step", "side")
    of_body = ("told_to",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(choices(ListBasis))
        if "finance" not in settings.ZOTIM_CHANNELS:  # nobody is held here, so nobody is exempted either
            self.fields["step"].choices = [(LegalStep.LISTING, LegalStep.LISTING.label)]  # type: ignore[attr-defined]
            del self.fields["told_to"]
            self.of_body = ()  # type: ignore[assignment]
        self.fields["side"].choices = [(one.value, words[one]) for one in SIDES]  # type: ignore[attr-defined]

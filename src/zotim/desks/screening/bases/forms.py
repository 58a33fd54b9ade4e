"""The form of a legal basis."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.texts import Translated
from zotim.core.ui.forms import DecisionForm
from zotim.core.ui.words import choices
from zotim.desks.screening.bases.models import SIDES, LegalStep
from zotim.desks.screening.lists.models import ListBasis


class BasisForm(forms.Form):
    """Act, article, body and court of a step, as the official text has them."""

    step = forms.ChoiceField(choices=choices(LegalStep), label=pgettext_lazy("of a legal basis", "Step"))
    side = forms.ChoiceField(widget=forms.RadioSelect, label=_("For lists that rest on"))
    act = forms.CharField(max_length=200, label=_("Law or resolution"), widget=forms.TextInput(attrs={"dir": "auto"}))
    article = forms.CharField(
        max_length=60, label=_("Article or paragraph"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    seen_in = forms.CharField(
        max_length=300, label=_("Seen in"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The official text: gazette and number, or document symbol."),
    )  # fmt: skip
    body_sq = forms.CharField(max_length=200, label=_("Body that decides, in Albanian"))
    body_en = forms.CharField(required=False, max_length=200, label=_("Body that decides, in English"))
    body_ar = forms.CharField(
        required=False, max_length=200, label=_("Body that decides, in Arabic"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    court_sq = forms.CharField(max_length=200, label=_("Court to which one appeals, in Albanian"))
    court_en = forms.CharField(required=False, max_length=200, label=_("Court to which one appeals, in English"))
    court_ar = forms.CharField(
        required=False, max_length=200, label=_("Court to which one appeals, in Arabic"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    appeal_days = forms.IntegerField(min_value=1, max_value=366, label=_("Within how many days"))
    told_to = forms.CharField(
        required=False, max_length=200, label=_("Who has to be told before an exemption"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    wording = forms.BooleanField(
        required=False, label=_("The body has approved the wording of notices"),
        help_text=_("Until then each notice says that its wording is a proposal."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(choices(ListBasis))
        self.fields["side"].choices = [(one.value, words[one]) for one in SIDES]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the service takes. Valid forms only."""
        said = self.cleaned_data
        plain = ("step", "side", "act", "article", "seen_in", "appeal_days", "told_to", "wording")
        texts = {
            name: Translated.of("sq", said[f"{name}_sq"], en=said[f"{name}_en"], ar=said[f"{name}_ar"])
            for name in ("body", "court")
        }
        return {name: said[name] for name in plain} | texts


class BasisDecisionForm(DecisionForm):
    """Whether it stands so in the official text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It stands so in the official text"), **kwargs)

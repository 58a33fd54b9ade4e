"""Forms of costs. None says for whom something was paid."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Day
from zotim.core.ui.words import choices
from zotim.desks.deployments.costs.models import CURRENCY, RankGroup, RateKind
from zotim.desks.deployments.missions.models import Billet


class _Money(forms.Form):
    """What for, how much, in which currency."""

    kind = forms.ChoiceField(
        choices=choices(RateKind), widget=forms.RadioSelect, label=pgettext_lazy("cost", "What for")
    )
    amount = forms.DecimalField(
        min_value=0, max_digits=12, decimal_places=2, label=_("Amount"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    currency = forms.RegexField(
        f"^{CURRENCY}$", label=_("Currency"), help_text=_("Three capital letters: EUR, USD, ALL")
    )


class RateForm(_Money):
    """What something costs by rule."""

    ranks = forms.ChoiceField(
        choices=choices(RankGroup), widget=forms.RadioSelect, label=_("Ranks"), initial=RankGroup.ALL
    )
    from_on = forms.DateField(label=_("From"), widget=Day())
    source = forms.CharField(
        max_length=300, label=_("Where this stands"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    certain = forms.BooleanField(
        required=False, label=_("Seen in an official text"), help_text=_("Left open, it prints as “to be verified”.")
    )
    field_order = ["kind", "ranks", "amount", "currency", "from_on", "source", "certain"]


class _Code(forms.ModelChoiceField):
    """By its code in the mission."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.code)


class PaymentForm(_Money):
    """What was paid."""

    billet = _Code(
        Billet.objects.none(),
        required=False,
        label=_("Billet"),
        help_text=_("Empty: for several. For whom isn't kept."),
    )
    paid_on = forms.DateField(label=_("Paid on"), widget=Day())
    document = forms.CharField(
        max_length=120, label=_("Number of the document"), help_text=_("The document itself stays where it is."),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    field_order = ["kind", "billet", "amount", "currency", "paid_on", "document"]

    def __init__(self, *args: Any, billets: QuerySet[Billet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        billet: Any = self.fields["billet"]
        billet.queryset = billets

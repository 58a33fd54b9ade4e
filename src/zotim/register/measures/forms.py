"""Forms about a measure."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day, TranslatedForm, in_order
from zotim.core.ui.words import choices, label
from zotim.register.measures.models import BudgetLine, currencies
from zotim.register.models import Measure
from zotim.register.policy import CENTRE, DOERS, may_be_given
from zotim.vocabulary import Classification

NEAR = ("ALL", "EUR", "USD")
"""Currencies that stand first."""


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

    def clean(self) -> None:
        """The end isn't before the start."""
        super().clean()
        in_order(self, "starts_on", "due_on")


class MeasureChangeForm(MeasureForm):
    """What a measure is. What only the centre changes, others aren't asked."""

    support = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), required=False, label=_("Bodies that support it"),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    classification = forms.ChoiceField(choices=choices(Classification), label=_("Classification"))

    def __init__(self, *args: Any, actor: Actor, measure: Measure, **kwargs: Any) -> None:
        filled = {name: getattr(measure, name) for name in self.base_fields if hasattr(measure, name)}
        filled |= {"support": list(measure.support.all())} | titles(measure.title)
        super().__init__(*args, actor=actor, initial=filled, **kwargs)
        doers = Organisation.objects.filter(kind__in=sorted(DOERS)).exclude(pk=measure.lead_id)
        self.fields["support"].queryset = doers.order_by("created_at")  # type: ignore[attr-defined]
        lead: Any = self.fields["lead"]
        lead.queryset = (lead.queryset | Organisation.objects.filter(pk=measure.lead_id)).distinct()
        if not actor.roles & CENTRE:
            del self.fields["lead"], self.fields["classification"]
            if measure.due_on:
                self.fields["due_on"].disabled = True
                self.fields["due_on"].help_text = _("The day is set: ask the centre to change it.")


def titles(text: Any) -> dict[str, str]:
    """A text in three languages, as the boxes of a form."""
    return {"original": text.original, **{f"title_{code}": words for code, words in text.texts.items()}}


class BudgetForm(forms.Form):
    """A sum, in one currency, from one source, for a period."""

    amount = forms.DecimalField(max_digits=16, decimal_places=2, min_value=0, label=_("Amount"))
    currency = forms.ChoiceField(label=_("Currency"))
    source = forms.ChoiceField(label=pgettext_lazy("who pays", "Source"))
    source_name = forms.CharField(
        required=False, max_length=200, label=_("Who pays"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The donor or programme. Empty for the own budget."),
    )  # fmt: skip
    starts_on = forms.DateField(label=_("From"), widget=Day())
    ends_on = forms.DateField(label=_("Until"), widget=Day())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        currency: Any = self.fields["currency"]
        currency.choices = [(code, code) for code in (*NEAR, *sorted(currencies() - set(NEAR)))]
        source: Any = self.fields["source"]
        source.choices = [(code, label(code, "BudgetSource")) for code in BudgetLine.Source]


class ObstacleForm(TranslatedForm):
    """What stands in the way, since when, and who can take it away."""

    title_label = _("What stands in the way")
    since = forms.DateField(label=pgettext_lazy("of an obstacle", "Since"), widget=Day())
    remover = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that can take it away"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        exist = Organisation.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))
        self.fields["remover"].queryset = exist.order_by("created_at", "pk")  # type: ignore[attr-defined]


class ObstacleGoneForm(forms.Form):
    """Since when an obstacle is gone."""

    removed_on = forms.DateField(label=_("Gone since"), widget=Day(), initial=timezone.localdate)


class ServedForm(forms.Form):
    """The commitment that a measure serves too."""

    reference = RecordField(
        "register.measure.served",
        label=_("Commitment on record"),
        missing=_("There is no active commitment with this reference or these words."),
    )

    def __init__(self, *args: Any, actor: Actor, measure: Measure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, measure.pk)


class AnsweredForm(forms.Form):
    """The obligation that a measure answers."""

    reference = RecordField("register.obligation", label=_("Obligation"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

"""Needs, offers, what was given, and the list for a donor."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.choosing import RecordField, RecordsField, asked_by
from zotim.core.ui.forms import LANGUAGES, Day, TranslatedForm, Upload
from zotim.core.ui.words import choices
from zotim.register.assistance.models import Assistance, AssistanceKind, Direction, Need
from zotim.register.assistance.papers import TYPES
from zotim.register.policy import DOERS, may_be_given
from zotim.register.taking_part.models import Forum
from zotim.vocabulary import Classification


class _Money(forms.Form):
    """An amount with its currency."""

    amount = forms.DecimalField(
        required=False, min_value=0, max_digits=16, decimal_places=2, label=_("Amount"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    currency = forms.RegexField(
        "^[A-Z]{3}$", required=False, label=_("Currency"), help_text=_("Three capital letters: EUR, USD, ALL")
    )


class NeedForm(TranslatedForm, _Money):
    """What a body lacks."""

    title_label = _("What is needed")
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that needs it"))
    kind = forms.ChoiceField(choices=choices(AssistanceKind), label=_("Kind"))
    obligation = RecordField("register.obligation", required=False, label=_("For which obligation"))
    measure = RecordField(
        "register.need.measure", required=False, label=_("For which measure"),
        help_text=_("An obligation or a measure, or both."),
    )  # fmt: skip
    since = forms.DateField(label=_("Needed since"), widget=Day())
    field_order = ["lead", "kind", "obligation", "measure", "amount", "currency", "since"]

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Organisation.objects.filter(may_be_given(actor, timezone.localdate())).order_by("created_at")
        lead: Any = self.fields["lead"]
        lead.queryset = able
        asked_by(self, actor)
        if able.count() == 1:
            lead.initial = able.first()


class AssistanceForm(TranslatedForm, _Money):
    """What was pledged, to us or by us."""

    title_label = pgettext_lazy("assistance", "What it is")
    direction = forms.ChoiceField(choices=choices(Direction), widget=forms.RadioSelect, label=_("Which way"))
    partner = forms.CharField(max_length=200, label=_("To or from whom"), help_text=_("A state, fund or organisation."))
    kind = forms.ChoiceField(choices=choices(AssistanceKind), label=_("Kind"))
    instrument = forms.CharField(required=False, max_length=200, label=_("Programme or agreement"))
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Our body that gives or gets it"))
    forum = forms.ModelChoiceField(Forum.objects.none(), required=False, label=_("Through which group abroad"))
    obligation = RecordField("register.obligation", required=False, label=_("For which obligation"))
    commitment = RecordField("register.commitment", required=False, label=_("Which commitment of ours it keeps"))
    pledged_on = forms.DateField(required=False, label=_("Pledged on"), widget=Day())
    ends_on = forms.DateField(required=False, label=_("To be given by"), widget=Day())
    source = forms.CharField(required=False, max_length=500, label=_("Where this stands"))
    certain = forms.BooleanField(
        required=False, label=_("Seen in an official text"), help_text=_("Left open, it prints as “to be verified”.")
    )
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.INTERNAL, label=_("Classification")
    )
    field_order = [
        "direction", "partner", "kind", "instrument", "lead", "forum", "obligation", "commitment", "amount", "currency",
        "pledged_on", "ends_on", "source", "certain", "classification",
    ]  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, forums: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["lead"].queryset = Organisation.objects.filter(kind__in=sorted(DOERS)).order_by("created_at")
        fields["forum"].queryset = forums
        asked_by(self, actor)


class DeliveryForm(TranslatedForm):
    """That it was delivered, with what shows it. The result may be empty."""

    title_label = _("What came of it")
    on = forms.DateField(label=_("On which day"), widget=Day())
    file = Upload(label=_("File that shows it"))
    delivered = forms.DecimalField(
        min_value=0, max_digits=16, decimal_places=2, label=_("How much was given"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip

    def __init__(self, *args: Any, assistance: Assistance, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[f"title_{self.main}"].required = False
        if assistance.currency:
            label = _("How much was given, in %(currency)s") % {"currency": assistance.currency}
            self.fields["delivered"].label = label
            self.fields["delivered"].initial = assistance.amount
        else:
            del self.fields["delivered"]

    @property
    def result(self) -> Translated | None:
        """What came of it, or nothing."""
        return self.title if self.cleaned_data.get(f"title_{self.cleaned_data['original']}") else None


class MatchForm(forms.Form):
    """Which offer is meant for a need."""

    assistance = RecordField("register.need.offer", label=_("Offer"))

    def __init__(self, *args: Any, actor: Actor, need: Need, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, need.pk)


MOST_TICKED = 50
"""Needs that are ticked before anybody chooses; others are found by their words."""


class DonorListForm(forms.Form):
    """Which needs go to whom, and as what."""

    recipient = forms.CharField(max_length=200, label=_("For whom"), help_text=_("It is kept to whom the list went."))
    needs = RecordsField("register.need.donor", label=_("Needs that were released and have no donor"))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))
    form = forms.ChoiceField(choices=[(code, code.upper()) for code in TYPES], label=_("As"))

    def __init__(self, *args: Any, actor: Actor, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
        needs = self.fields["needs"]
        needs.initial = [one.pk for one in rows[:MOST_TICKED]]
        if len(needs.initial) == MOST_TICKED:
            needs.help_text = _("The first of them are ticked. Type words to find others.")

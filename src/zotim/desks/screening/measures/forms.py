"""Forms of measures: a hold, its decision, what it covers, exemptions, notices and ends."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Day, DecisionForm, ReasonForm, needed_at_times
from zotim.core.ui.show import put
from zotim.core.ui.words import Word, choices
from zotim.desks.screening.measures.models import (
    LANGUAGES,
    Asset,
    Because,
    ExemptionKind,
    Notice,
    Withheld,
)
from zotim.desks.screening.measures.services.ends import GROUNDS


def text(label: Word, help_text: Word = "", rows: int = 2, most: int = 2_000, **more: Any) -> forms.CharField:
    """A box for a few lines."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(max_length=most, label=label, widget=widget, help_text=help_text, **more)


def money(label: Word, **more: Any) -> forms.DecimalField:
    """An amount."""
    return forms.DecimalField(max_digits=18, decimal_places=2, min_value=0, label=label, **more)


def currency(**more: Any) -> forms.RegexField:
    """The currency of an amount."""
    return forms.RegexField(
        "^[A-Z]{3}$", label=_("Currency"), help_text=_("Three capital letters: EUR, USD, ALL"), **more
    )


class HoldForm(ReasonForm):
    """A provisional hold."""

    language = forms.ChoiceField(
        choices=LANGUAGES,
        label=_("Language of the person"),
        help_text=_("In which they are told, when it is confirmed."),
    )
    field_order = ["reason", "language"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label=_("Why do you hold it?"), **kwargs)


class HoldDecisionForm(forms.Form):
    """What a second person decides on a hold: neither is chosen before."""

    decision = forms.ChoiceField(widget=forms.RadioSelect, label=_("Your decision"))
    reason = text(_("Reason"), _("It is kept with either decision, sealed."))

    def __init__(self, *args: Any, stands: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        confirm = [("accept", _("Confirm: it is a freeze from now on"))] if stands else []
        self.fields["decision"].choices = [*confirm, ("return", pgettext_lazy("freeze", "Lift the hold"))]  # type: ignore[attr-defined]

    @property
    def accepted(self) -> bool:
        """Whether it is confirmed. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "accept")


class AssetForm(forms.Form):
    """One thing that a freeze covers."""

    kind = forms.ChoiceField(choices=Asset.Kind.choices, label=_("Kind"))
    what = text(_("What it is"), _("An account by its number, a payment by its reference, land by its entry."))
    hands = forms.CharField(
        max_length=200, label=_("In whose hands"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The bank, the notary, the register that carries it out."),
    )  # fmt: skip
    owners = text(_("Owned together with"), _("Joint owners by name; what is theirs is theirs."), required=False)
    amount = money(_("Amount"), required=False)
    currency = currency(required=False)


class AssetValueForm(forms.Form):
    """What came to an asset since."""

    added = money(
        _("Added in all"), help_text=_("Interest and other value since the hold, not only since the last time.")
    )
    added_on = forms.DateField(widget=Day(), label=_("Counted up to"))

    def clean_added_on(self) -> Any:
        """Nothing was counted tomorrow."""
        return _not_to_come(self.cleaned_data["added_on"])


def _not_to_come(day: Any) -> Any:
    if day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come."))
    return day


class ExemptionForm(forms.Form):
    """What the person asks for."""

    kind = forms.ChoiceField(choices=choices(ExemptionKind), widget=forms.RadioSelect, label=_("Kind"))
    what = text(_("For what, and to whom it is paid"))
    amount = forms.DecimalField(max_digits=18, decimal_places=2, min_value=0.01, label=_("Amount"))
    currency = currency()
    monthly = forms.BooleanField(required=False, label=_("So much each month"))
    asked_on = forms.DateField(widget=Day(), label=pgettext_lazy("exemption", "Asked on"), initial=timezone.localdate)

    def clean_asked_on(self) -> Any:
        """Nobody asked tomorrow."""
        return _not_to_come(self.cleaned_data["asked_on"])


class AdviceForm(forms.Form):
    """What the first officer thinks of an exemption."""

    grant = forms.ChoiceField(
        choices=[("yes", _("Grant it")), ("no", _("Refuse it"))], widget=forms.RadioSelect, label=_("Your advice")
    )
    reason = text(_("Reason"), _("It is sealed, and read by who decides."))
    ends_on = forms.DateField(widget=Day(), label=_("It would hold until"))
    told_on = forms.DateField(required=False, widget=Day(), label=_("Told on"))

    def __init__(self, *args: Any, told_to: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told_to:
            self.fields["told_on"].help_text = put(_("%(who)s has to be told before it is granted."), who=told_to)
            needed_at_times(self.fields["told_on"])
        else:
            del self.fields["told_on"]


class ExemptionDecisionForm(forms.Form):
    """What the second officer decides on an exemption."""

    decision = forms.ChoiceField(
        choices=[
            ("accept", _("Grant it")), ("refuse", _("Refuse it")),
            ("return", _("Return it: the first officer advises anew")),
        ],
        widget=forms.RadioSelect, label=_("Your decision"),
    )  # fmt: skip
    reason = text(_("Reason"), _("It is kept with either decision, sealed."))


class PermittedForm(forms.Form):
    """A payment that the carve-out permits."""

    what = text(_("By whom, to whom and for what"))
    amount = forms.DecimalField(max_digits=18, decimal_places=2, min_value=0.01, label=_("Amount"))
    currency = currency()
    paid_on = forms.DateField(widget=Day(), label=_("Paid on"))


class WithheldForm(forms.Form):
    """Material of which the person must not learn."""

    kind = forms.ChoiceField(choices=Withheld.Kind.choices, label=_("Kind"))
    number = forms.CharField(
        required=False, max_length=60, label=_("Number"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    dated_on = forms.DateField(widget=Day(), label=pgettext_lazy("of a document", "Dated"))
    text = text(pgettext_lazy("a document", "What it says"), rows=6, most=20_000)


class LanguageForm(forms.Form):
    """In which language something is made."""

    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))


class NoticeForm(LanguageForm):
    """A notice, with the reasons that may be told."""

    told_reasons = text(
        _("Reasons that the person is told"),
        _("In the language of the notice: facts that they may know, and what the list says. Nothing of a report, an "
          "analysis or a request of another body."),
        rows=4, most=4_000,
    )  # fmt: skip

    def __init__(self, *args: Any, needed: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told_reasons"].required = needed


class GivenForm(forms.Form):
    """That a notice reached the person."""

    given_how = forms.ChoiceField(
        choices=Notice.How.choices, widget=forms.RadioSelect, label=pgettext_lazy("a notice was given", "How")
    )
    given_on = forms.DateField(widget=Day(), label=_("Given on"), initial=timezone.localdate)


class ReviewForm(ReasonForm):
    """Why a freeze stays, and until when."""

    next_on = forms.DateField(
        widget=Day(), label=_("Looked at again by"), help_text=_("Sooner, where something may change before.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label=_("Why does it still stand?"), **kwargs)


class EndForm(forms.Form):
    """Why a freeze is to end."""

    because = forms.ChoiceField(widget=forms.RadioSelect, label=_("Why it ends"))
    reason = text(_("Reason"), _("What shows it: the judgment, the certificate, the verdict."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(Because.choices)
        self.fields["because"].choices = [(one.value, words[one]) for one in GROUNDS]  # type: ignore[attr-defined]


class EndDecisionForm(DecisionForm):
    """What a second person decides on the end of a freeze."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("End the freeze"), **kwargs)

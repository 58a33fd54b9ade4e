"""Forms of the travel channel: a message, who is looked for, the lines of a passport, a referral and its answer."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Upload, needed_at_times
from zotim.core.ui.words import Word, label
from zotim.desks.screening.asking.forms import PARTIAL
from zotim.desks.screening.travel.models import Asks, Outcome, WhoTheyAre
from zotim.desks.screening.travel.models.referrals import LANGUAGES
from zotim.formats.mrz import UnreadableZone, Zone, read_zone


def text(title: Word, help_text: Word = "", rows: int = 2, most: int = 2_000, **more: Any) -> forms.CharField:
    """A box for a few lines."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(max_length=most, label=title, widget=widget, help_text=help_text, **more)


class MessageForm(forms.Form):
    """A file with messages of airlines."""

    file = Upload(
        25, label=_("File"),
        help_text=_("Lists of passengers (PAXLST) or booking records (PNRGOV). The file itself isn't kept."),
    )  # fmt: skip


class LookForForm(forms.Form):
    """Who is looked for in a message, and what for. The purpose is said first."""

    purpose = text(_("What do you ask for?"), _("It is kept with the request."), most=300)
    name = forms.CharField(
        required=False, max_length=200, label=_("Name"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("In any script."),
    )  # fmt: skip
    born = forms.CharField(
        required=False, max_length=10, label=_("Born"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("As far as it is known: 1970, 1970-05 or 1970-05-12."),
    )  # fmt: skip
    document = forms.CharField(
        required=False, max_length=60, label=_("Number of a document"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("Without a name it is needed."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["document"])

    def clean_born(self) -> str:
        """A date as far as it is known."""
        born: str = self.cleaned_data["born"].strip()
        if born and not PARTIAL.fullmatch(born):
            raise forms.ValidationError(_("Write it as 1970, 1970-05 or 1970-05-12."))
        return born


class OpeningDecisionForm(forms.Form):
    """Whether masked names are opened for somebody else."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("Your decision"),
        choices=[
            ("grant", _("Grant it: who asked sees for 24 hours who is alike")),
            ("refuse", pgettext_lazy("request to find somebody", "Refuse it")),
        ],
    )  # fmt: skip
    reason = text(_("Reason"), _("It is kept with either decision, sealed."))

    @property
    def granted(self) -> bool:
        """What was decided. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "grant")


class ZoneForm(forms.Form):
    """The lines at the foot of a passport, identity card or visa, and what for."""

    purpose = text(_("What do you ask for?"), _("It is kept with the question."), most=300)
    zone = forms.CharField(
        max_length=200, label=_("Lines at the foot of the document"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=_("Typed or scanned: two or three lines of capitals, digits and fillers."),
    )  # fmt: skip
    compared = forms.BooleanField(
        required=False, label=_("I compared the lines with the document; they stand so there")
    )

    def clean(self) -> dict[str, Any]:
        """Lines that can be read; where a check digit doesn't agree, somebody has looked again."""
        data = super().clean() or {}
        typed = data.get("zone")
        if typed:
            try:
                self.read: Zone = read_zone(typed, today=timezone.localdate())
            except UnreadableZone:
                self.add_error("zone", _(
                    "These lines can't be read. A document has three lines of 30, two of 36 or two of 44 letters: "
                    "capitals, digits and fillers. Look for a letter too few or too many."
                ))  # fmt: skip
            else:
                self._compare(data)
        return data

    def _compare(self, data: dict[str, Any]) -> None:
        wrong = [str(label(one, "ZoneField")) for one in self.read.wrong]
        if wrong and not data.get("compared"):
            said = _("Check digits don't agree: %(fields)s. Compare the lines with the document, then say so below.")
            self.add_error("zone", said % {"fields": ", ".join(wrong)})


class ReferralForm(forms.Form):
    """What border police are asked, and why."""

    asks = forms.ChoiceField(
        label=_("What is asked?"), widget=forms.RadioSelect, choices=Asks.choices,
        help_text=_("Whoever checks or asks bears on the traveller: a second person sees it first."),
    )  # fmt: skip
    request = text(
        _("What are they to look at, and why?"),
        _("No more about the traveller than they need. It is sealed; border police read it."), rows=4,
    )  # fmt: skip


class SeeForm(forms.Form):
    """What a second person says of a referral."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("Your decision"),
        choices=[("send", _("Send it to border police")), ("return", pgettext_lazy("referral", "Don't send it"))],
    )  # fmt: skip
    reason = text(_("Reason"), _("Needed when you don't send it."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["reason"])

    @property
    def sent(self) -> bool:
        """Whether it goes out. Valid forms only."""
        return bool(self.cleaned_data["decision"] == "send")


class AnswerForm(forms.Form):
    """What border police found and decided."""

    who = forms.ChoiceField(label=_("Who is it?"), widget=forms.RadioSelect, choices=WhoTheyAre.choices)
    outcome = forms.ChoiceField(
        label=_("What did border police decide?"), widget=forms.RadioSelect, choices=Outcome.choices
    )
    found = text(_("What was found?"), _("It is sealed; the officers of travel read it."), rows=4)
    notice_law = forms.CharField(
        required=False, max_length=200, label=_("By which act and article?"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("This and what follows is needed of a refusal or a hand-over: what the traveller was told."),
    )  # fmt: skip
    notice_body = forms.CharField(
        required=False, max_length=200, label=_("Body that decided"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    notice_court = forms.CharField(
        required=False, max_length=200, label=_("Court to which one may go"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    notice_days = forms.IntegerField(required=False, min_value=1, max_value=3650, label=_("Within how many days?"))
    notice_language = forms.ChoiceField(
        required=False, choices=[("", "–"), *LANGUAGES], label=_("In which language were they told?")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name.startswith("notice_"):
                needed_at_times(field)

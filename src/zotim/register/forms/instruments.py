"""Instruments, their texts and provisions, who stands to them how, and opinions on drafts."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.countries import CountryField
from zotim.core.ui.forms import LANGUAGES, Day, TranslatedForm, in_order
from zotim.core.ui.words import choices, label
from zotim.register.models import Adherence, Instrument, Opinion, Provision
from zotim.register.models.instruments import Commencement, InstrumentKind
from zotim.vocabulary import Classification

NOT_STATED = ("", _("not stated"))
YES_NO = [NOT_STATED, ("yes", _("yes")), ("no", _("no"))]
TEXT_LANGUAGES = [
    *LANGUAGES,
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh", "中文"),
    ("it", "Italiano"),
]
"""Languages in which an instrument's text may exist: pages are shown in fewer."""


def why_field() -> forms.CharField:
    """Why something is corrected, for whoever wants to say so."""
    return forms.CharField(
        required=False, max_length=500, label=_("Why it changes"), help_text=_("It stands in the history.")
    )


def kinds_of(enum: Any, words: str) -> list[tuple[str, Any]]:
    """The members of an enum whose words stand in a table of another name."""
    return [(code, label(code, words)) for code in enum.values]


def _yes(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)


class InstrumentForm(TranslatedForm):
    """What is known about an instrument."""

    symbol = forms.CharField(max_length=120, label=_("Symbol"), help_text=_("As it is cited: S/RES/2178 (2014)"))
    kind = forms.ChoiceField(choices=choices(InstrumentKind), label=_("Kind"))
    issuer = forms.CharField(max_length=200, label=_("Adopted by"))
    adopted_on = forms.DateField(required=False, label=_("Adopted on"), widget=Day())
    binding = forms.ChoiceField(
        choices=YES_NO, required=False, label=_("Binding as a whole"),
        help_text=_("Leave it open where that depends on the paragraph."),
    )  # fmt: skip
    lead = forms.ModelChoiceField(
        Organisation.objects.all(), required=False, label=_("Body that answers for it here"),
        help_text=_("For one's own laws and strategies."),
    )  # fmt: skip
    source = forms.CharField(required=False, max_length=500, label=_("Where it is published"))
    note = forms.CharField(required=False, max_length=500, label=_("What has to be known about this entry"))
    classification = forms.ChoiceField(
        choices=choices(Classification), initial=Classification.PUBLIC, label=_("Classification")
    )

    def __init__(self, *args: Any, instrument: Instrument | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument

    @classmethod
    def of(cls, one: Instrument, data: Any = None) -> "InstrumentForm":
        """Filled with what is known."""
        names = ("symbol", "kind", "issuer", "adopted_on", "lead", "source", "note", "classification")
        filled = {name: getattr(one, name) for name in names} | translated_initial(one.title)
        filled["binding"] = {True: "yes", False: "no", None: ""}[one.binding]
        form = cls(data, instrument=one, initial=filled)
        form.fields["why"] = why_field()
        return form

    def clean_symbol(self) -> str:
        """A symbol stands for one instrument."""
        symbol = str(self.cleaned_data["symbol"]).strip()
        same = Instrument.objects.filter(symbol=symbol)
        if self.instrument is not None:
            same = same.exclude(pk=self.instrument.pk)
        if same.exists():
            raise forms.ValidationError(_("An instrument with this symbol is on record already."))
        return symbol

    def values(self) -> dict[str, Any]:
        """What the service takes beside the title."""
        names = ("symbol", "kind", "issuer", "adopted_on", "lead", "source", "note", "classification")
        said = [*names, "why"] if "why" in self.fields else names
        return {name: self.cleaned_data[name] for name in said} | {"binding": _yes(self.cleaned_data["binding"])}


def translated_initial(text: Translated | None, prefix: str = "title") -> dict[str, str]:
    """A text as the initial values of a form in three languages."""
    if text is None:
        return {}
    return {"original": text.original, **{f"{prefix}_{code}": value for code, value in text.texts.items()}}


class VersionForm(forms.Form):
    """A text of an instrument."""

    language = forms.ChoiceField(choices=TEXT_LANGUAGES, label=_("Language of the text"))
    document = RecordField(
        "register.document", required=False, label=_("The text, word for word"),
        help_text=_("Put it in under “Statements” first; without it only the place of publication is kept."),
    )  # fmt: skip
    authentic = forms.ChoiceField(choices=YES_NO, required=False, label=_("Authentic in this language"))
    in_force_from = forms.DateField(required=False, label=_("This text applies from"), widget=Day())
    in_force_to = forms.DateField(required=False, label=_("Until"), widget=Day())
    source = forms.CharField(required=False, max_length=500, label=_("Where it is published"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

    def clean(self) -> dict[str, Any]:
        """A text or a place, and an end after its start."""
        data = super().clean() or {}
        if not data.get("document") and not data.get("source"):
            self.add_error("source", _("Choose the text, or say where it is published."))
        in_order(self, "in_force_from", "in_force_to")
        document = data.get("document")
        if document and data.get("language") and document.language != data["language"]:
            self.add_error("language", _("The text that you chose is in another language."))
        return data

    def values(self) -> dict[str, Any]:
        """What the service takes."""
        return self.cleaned_data | {"authentic": _yes(self.cleaned_data["authentic"])}


class ProvisionForm(forms.Form):
    """A paragraph or article."""

    number = forms.CharField(max_length=60, label=_("Number"), help_text=_("As the text numbers it: 6(a), art. 230"))
    parent = RecordField(
        "register.provision.parent", required=False, label=_("Part of"), typing=_("Type its number."),
        missing=_("This instrument has no provision with this number."),
    )  # fmt: skip
    commencement = forms.ChoiceField(choices=choices(Commencement), label=_("Begins to apply"))
    commenced_on = forms.DateField(required=False, label=_("On which day"), widget=Day())
    ended_on = forms.DateField(required=False, label=_("Repealed on"), widget=Day())

    def __init__(
        self, *args: Any, actor: Actor, instrument: Instrument, provision: Provision | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        if provision is None:
            asked_by(self, actor, instrument.pk)
            del self.fields["ended_on"]
        else:
            del self.fields["number"], self.fields["parent"]
            self.fields["why"] = why_field()

    def clean_number(self) -> str:
        """A number stands for one provision."""
        number = str(self.cleaned_data["number"]).strip()
        if self.instrument.provisions.filter(number=number).exists():
            raise forms.ValidationError(_("This instrument has a provision with this number already."))
        return number

    def clean(self) -> dict[str, Any]:
        """A day exactly when it begins on a day of its own."""
        data = super().clean() or {}
        dated = data.get("commencement") == Commencement.ON_DAY
        if dated and not data.get("commenced_on"):
            self.add_error("commenced_on", _("Say on which day."))
        if not dated and data.get("commenced_on"):
            self.add_error("commenced_on", _("Only a provision that begins on a day of its own has one."))
        return data


class AdherenceForm(TranslatedForm):
    """How a state stands to an instrument. Reservations may be empty."""

    title_label = _("Reservations and declarations")
    subject = CountryField()
    kind = forms.ChoiceField(choices=lambda: kinds_of(Adherence.Kind, "AdherenceKind"), label=_("How it stands to it"))
    from_on = forms.DateField(required=False, label=_("Since"), widget=Day())
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day())
    basis = forms.CharField(
        required=False, max_length=300, label=_("By which act of its own"),
        help_text=_("The law of ratification, or the act by which it applies the instrument without being bound."),
    )  # fmt: skip
    source = forms.CharField(required=False, max_length=500, label=_("Where this stands"))

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instrument = instrument
        self.fields["subject"].initial = settings.ZOTIM_COUNTRY
        self.fields[f"title_{self.main}"].required = False
        self.order_fields(["subject", "kind", "from_on", "until_on", "basis"])

    def clean(self) -> dict[str, Any]:
        """A state that applies without being bound names its act; nothing stands twice."""
        data = super().clean() or {}
        same = {name: data.get(name) for name in ("subject", "kind", "from_on")}
        if data.get("subject") and self.instrument.adherences.filter(**same).exists():
            self.add_error("subject", _("This is on record already."))
        if data.get("kind") == Adherence.Kind.APPLIES and not data.get("basis"):
            self.add_error("basis", _("Name the act by which the state applies it without being bound."))
        in_order(self, "from_on", "until_on")
        return data

    @property
    def reservations(self) -> Translated | None:
        """What was reserved, or nothing."""
        return self.title if self.cleaned_data.get(f"title_{self.cleaned_data['original']}") else None


SETS_A_DAY = {
    "consult": _("The consultation ends on"),
    "adopt": _("It comes into force on"),
    "commence": _("It is to be revised by"),
    "revise": _("The revision is due on"),
    "amend": _("It is to be revised by"),
}
"""Steps that set a day which stands in the calendar until the next step, and what that day is."""


class LifeStepForm(forms.Form):
    """The day of a step, the day that it sets, and what tells it."""

    on = forms.DateField(label=_("On which day"), widget=Day())
    until_on = forms.DateField(required=False, widget=Day(), help_text=_("If it is known. It stands in the calendar."))
    note = forms.CharField(
        required=False,
        max_length=500,
        label=_("Why, and what tells it"),
        help_text=_("The reason; number of the act, official gazette."),
    )

    def __init__(self, *args: Any, step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step in SETS_A_DAY:
            self.fields["until_on"].label = SETS_A_DAY[step]
        else:
            del self.fields["until_on"]

    def clean_on(self) -> date:
        """What hasn't happened yet isn't put on record as if it had."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day hasn't come yet."))
        return day


class OpinionForm(TranslatedForm):
    """What somebody said of a draft."""

    title_label = _("The opinion")
    given_by = forms.CharField(max_length=200, label=_("Given by"), help_text=_("The body or organisation."))
    stance = forms.ChoiceField(choices=choices(Opinion.Stance), label=_("What it says"))
    given_on = forms.DateField(label=_("Given on"), widget=Day())


class OpinionAnswerForm(TranslatedForm):
    """What became of an opinion."""

    title_label = pgettext_lazy("to an opinion", "The answer")
    decision = forms.ChoiceField(
        choices=[("take_up", _("Take it up")), ("pass_over", _("Don't take it up"))],
        widget=forms.RadioSelect,
        label=_("Your decision"),
    )

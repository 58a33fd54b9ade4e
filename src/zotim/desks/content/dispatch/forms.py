"""Forms of what goes out: a form of the law filled in, a moment with a text, a decision, a hold, a key."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.people.models import Organisation
from zotim.core.ui.forms import LANGUAGES, DecisionForm
from zotim.core.ui.words import Word, label
from zotim.desks.content.banks.models import Bank
from zotim.desks.content.dispatch.filling import OURS
from zotim.desks.content.law.forms import Form
from zotim.desks.content.law.inputs import MomentInput, page_field
from zotim.desks.content.law.models import Platform


def moment(title: Word, help_text: Word = "", **more: Any) -> forms.DateTimeField:
    """A moment, in the zone of the installation."""
    return forms.DateTimeField(label=title, help_text=help_text, widget=MomentInput(), **more)


def text(title: Word, help_text: Word = "", rows: int = 3, **more: Any) -> forms.CharField:
    """A box for a few lines."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(max_length=4_000, label=title, widget=widget, help_text=help_text, **more)


class FilledForm(forms.Form):
    """A form of the law, without the fields that this system fills in itself."""

    def __init__(self, *args: Any, form: Form, without: frozenset[str] = OURS, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = [key for key in form.fields if key not in without]
        for key in self.asked:
            self.fields[key] = page_field(form.fields[key])

    @property
    def values(self) -> dict[str, Any]:
        """What was filled in. Valid forms only."""
        said = {key: self.cleaned_data[key] for key in self.asked}
        return {key: value for key, value in said.items() if value not in (None, "", [])}


def _one_of(field: Any, rows: QuerySet[Any]) -> Any:
    """The field with what may be chosen in it."""
    field.queryset = rows
    return field


class DraftForm(FilledForm):
    """What is to go out, in which language, and to whom."""

    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))

    def __init__(
        self, *args: Any, platforms: QuerySet[Platform] | None = None, bodies: QuerySet[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if platforms is not None:
            self.fields["platform"] = _one_of(
                forms.ModelChoiceField(Platform.objects.none(), empty_label="–", label=_("Platform")), platforms
            )
        if bodies is not None:
            self.fields["body"] = _one_of(
                forms.ModelChoiceField(Organisation.objects.none(), empty_label="–", label=_("Service")), bodies
            )
        first = [name for name in ("platform", "body", "language") if name in self.fields]
        self.order_fields([*first, *self.asked])

    @property
    def to(self) -> dict[str, Any]:
        """To whom it goes, and in which language. Valid forms only."""
        named: dict[str, Any] = {name: self.cleaned_data[name] for name in ("platform", "body") if name in self.fields}
        return {**named, "language": self.cleaned_data["language"]}


class ReadForm(DecisionForm):
    """A second person's decision on what they read: *shown* is its hash."""

    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())
    comment = text(_("Reason"), _("Needed when you return it."), required=False)


class ClarifiedForm(ReadForm):
    """A second person's decision on a clarification."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("Let it out"), **kwargs)


class LookForm(ReadForm):
    """What a second person says to what was sent to the police at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It was right"), **kwargs)
        decision: Any = self.fields["decision"]
        decision.choices = [decision.choices[0], ("return", _("It was wrong: it is withdrawn"))]


class HowForm(forms.Form):
    """How it leaves."""

    how = forms.ChoiceField(widget=forms.RadioSelect, label=_("How does it leave?"))

    def __init__(self, *args: Any, ways: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["how"]
        field.choices = [(one, label(one, "DispatchHow")) for one in ways]


class SaidForm(forms.Form):
    """When something happened, and what was said."""

    at = moment(_("When"))
    text = text(_("What was said?"), _("It is sealed."), required=False)

    def __init__(self, *args: Any, needed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = timezone.localtime().replace(microsecond=0)
        self.fields["text"].required = needed


class AtForm(forms.Form):
    """When something happened."""

    at = moment(_("When"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].initial = timezone.localtime().replace(microsecond=0)


class BankForm(forms.Form):
    """Into which bank it is to go."""

    bank = forms.ModelChoiceField(Bank.objects.none(), empty_label="–", label=_("Bank"))

    def __init__(self, *args: Any, banks: QuerySet[Bank], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_of(self.fields["bank"], banks)


class ProlongForm(forms.Form):
    """Until when a hold is to stand, and why."""

    until = moment(_("Until"), _("It ends by itself then."))
    reason = text(_("Reason"), _("As the body says it. It is sealed."))


class LongerForm(forms.Form):
    """What a second person says to a hold that is to stand longer."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("Your decision"),
        choices=[("accept", _("It stands longer")), ("return", _("It ends as before"))],
    )  # fmt: skip


class TextForm(forms.Form):
    """What is said, in words."""

    text = text(_("What was said?"), _("It is sealed."))

    def __init__(self, *args: Any, label: Word = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label or self.fields["text"].label


class CourtForm(TextForm):
    """What a court decided."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("What did the court decide?"),
        choices=[("confirmed", _("It stands: it is final")), ("annulled", _("It doesn't stand: it is withdrawn"))],
    )  # fmt: skip
    field_order = ("decision", "text")


class ScrutinyForm(TextForm):
    """What another authority decided."""

    decision = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("What was decided?"),
        choices=[("stands", _("It stands")), ("struck", _("It has no effect: it is withdrawn"))],
    )  # fmt: skip
    field_order = ("decision", "text")


class HoldForm(forms.Form):
    """Who asks that an item isn't touched, until when, and why."""

    body = forms.CharField(
        max_length=200, label=_("Body that asks"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The body, not a person."),
    )  # fmt: skip
    until = moment(_("Until"), _("It ends by itself then."))
    reason = text(_("Reason"), _("As the body says it. It is sealed."))


class OursForm(forms.Form):
    """What a service of protection answers."""

    ours = forms.ChoiceField(
        widget=forms.RadioSelect, label=_("Your answer"),
        choices=[("yes", _("We take it over")), ("no", _("It isn't ours"))],
    )  # fmt: skip
    text = text(
        _("What do you want to say?"), _("Needed when it isn't yours: whose is it? It is sealed."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Who says that it isn't theirs says why."""
        data: Mapping[str, Any] = super().clean() or {}
        if data.get("ours") == "no" and not data.get("text"):
            self.add_error("text", _("Say why."))
        return dict(data)


class KeyForm(forms.Form):
    """A key for a system of a platform."""

    name = forms.CharField(
        max_length=80, label=_("Which system?"), help_text=_("No person's name."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    days = forms.IntegerField(
        min_value=1, max_value=366, initial=180, label=pgettext_lazy("of a key", "Good for how many days?")
    )

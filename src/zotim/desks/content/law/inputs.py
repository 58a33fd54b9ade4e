"""What is asked on the pages of law and platforms, and the fields of a form of what goes out as fields of a page."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui import bases
from zotim.core.ui.countries import CODES, country
from zotim.core.ui.forms import LANGUAGES, Day, DecisionForm
from zotim.core.ui.show import page_language
from zotim.core.ui.words import choices
from zotim.desks.content.law.forms import ADDRESS_LENGTH, LONG_LENGTH, TEXT_LENGTH, Field, Form, Kind
from zotim.desks.content.law.models import Means, Platform, Takes, Way


class BasisForm(bases.BasisForm):
    """Act, article, body and court of a way of acting, as the official text has them."""

    way = forms.ChoiceField(choices=choices(Way), label=_("Way of acting"))
    member_since = forms.DateField(
        required=False, widget=Day(), label=_("Member State of the European Union since"),
        help_text=_("For its orders alone: a state that isn't a member issues none."),
    )  # fmt: skip
    first = ("way", "member_since")


class BasisDecisionForm(bases.BasisDecisionForm):
    """Whether it stands so in the official text; of an order of the Union, whether this state is one of its members."""

    member = forms.BooleanField(required=False, label=_("This state is a Member State of the European Union"))

    def __init__(self, *args: Any, way: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if way != Way.EU:
            del self.fields["member"]


class _Languages(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=LANGUAGES, required=False, **kwargs)


def _countries() -> list[tuple[str, str]]:
    return [("", "–"), *sorted(((code, country(code)) for code in CODES), key=lambda one: one[1])]


class PlatformForm(forms.Form):
    """A platform, and the hosts by which it is known."""

    name = forms.CharField(max_length=200, label=_("Name"), widget=forms.TextInput(attrs={"dir": "auto"}))
    hosts = forms.CharField(
        max_length=2000, label=_("Hosts of its addresses"), widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr"}),
        help_text=_("One a line, such as videos.example. What stands below a host belongs to it too."),
    )  # fmt: skip
    country = forms.ChoiceField(required=False, choices=_countries, label=_("State of its main establishment"))
    representative = forms.CharField(
        required=False, max_length=300, label=_("Legal representative"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("A body, not a person."),
    )  # fmt: skip
    languages = _Languages(label=_("Languages in which it takes orders"))
    terms = forms.URLField(
        required=False, max_length=500, assume_scheme="https", label=_("Where its terms stand"),
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What the service takes. Valid forms only."""
        return self.cleaned_data | {"hosts": self.cleaned_data["hosts"].splitlines()}

    @staticmethod
    def of(platform: Platform) -> dict[str, Any]:
        """What is known, to change it."""
        names = ("name", "country", "representative", "languages", "terms")
        return {name: getattr(platform, name) for name in names} | {"hosts": "\n".join(platform.hosts)}


class ContactForm(forms.Form):
    """A contact point of a platform."""

    means = forms.ChoiceField(choices=choices(Means), widget=forms.RadioSelect, label=_("How it is reached"))
    takes = forms.ChoiceField(choices=choices(Takes), widget=forms.RadioSelect, label=_("What it takes"))
    address = forms.CharField(
        max_length=500, label=_("Address"), widget=forms.TextInput(attrs={"dir": "ltr"}),
        help_text=_("An e-mail address of the service, not of a person, or one that begins with https://."),
    )  # fmt: skip
    languages = _Languages(label=_("Languages"))
    hours = forms.CharField(
        required=False, max_length=200, label=_("When somebody is there"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    certificate = forms.CharField(
        required=False, max_length=120, label=_("SHA-256 of its certificate"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )  # fmt: skip


class NoticeForm(forms.Form):
    """In which language a platform is told."""

    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))


class WaiverDecisionForm(DecisionForm):
    """Whether an order may go at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It can't wait: orders may go to it at once"), **kwargs)


class CheckForm(forms.Form):
    """With what a form was compared."""

    seen_in = forms.CharField(
        max_length=300, label=_("Seen in"), widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("The official text: gazette and number, or document symbol."),
    )  # fmt: skip


class MomentInput(forms.DateTimeInput):
    """A day and a time, in the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M:%S", attrs={"step": "1"})


def page_field(field: Field) -> forms.Field:
    """A field of a form of what goes out, for a page. What it takes is judged once more by the form itself
    (:func:`~zotim.desks.content.law.forms.cleaned`)."""
    language = page_language()
    label, options = field.label.in_language()[0], [(one.code, one.label.in_language()[0]) for one in field.options]
    common: dict[str, Any] = {"label": label, "required": field.required}
    line = {"dir": "auto", "lang": language}
    match field.kind:
        case Kind.LONG:
            return forms.CharField(
                max_length=LONG_LENGTH, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}), **common
            )
        case Kind.MOMENT:
            return forms.DateTimeField(widget=MomentInput(), **common)
        case Kind.CHOICE:
            empty = [] if field.required else [("", "–")]
            return forms.ChoiceField(choices=[*empty, *options], widget=forms.RadioSelect, **common)
        case Kind.CHOICES:
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
        case Kind.YES:
            return forms.BooleanField(**common)
        case Kind.ADDRESS:
            return forms.CharField(max_length=ADDRESS_LENGTH, widget=forms.TextInput(attrs={"dir": "ltr"}), **common)
    return forms.CharField(max_length=TEXT_LENGTH, widget=forms.TextInput(attrs=line), **common)


def page_fields(form: Form) -> dict[str, forms.Field]:
    """Every field of a form, by its key, in its order."""
    return {key: page_field(field) for key, field in form.fields.items()}


def page_values(form: Form, values: dict[str, Any]) -> dict[str, Any]:
    """Kept values as a page's fields begin with them: moments as moments."""
    return {
        key: datetime.fromisoformat(value) if form.fields[key].kind == Kind.MOMENT else value
        for key, value in values.items()
        if key in form.fields
    }

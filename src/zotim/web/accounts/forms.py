"""Forms of accounts and their administration."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.roles import ROLES, fits
from zotim.core.people.models import Organisation
from zotim.core.texts import Translated
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.days import after
from zotim.core.ui.forms import LANGUAGES, Day


def begins(day: date) -> datetime:
    """The first moment of a day here; for today, now, so that what is given today holds at once."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    return timezone.now() if day == timezone.localdate() else start


class OrganisationForm(forms.Form):
    """The facts of a body. Its name in at least one language; the first one is the original."""

    kind = forms.ChoiceField(choices=Organisation.Kind.choices, label=_("Kind"))
    short_name = forms.CharField(max_length=32, required=False, label=_("Short name"))
    parent = forms.ModelChoiceField(Organisation.objects.order_by("created_at"), required=False, label=_("Part of"))
    predecessor = forms.ModelChoiceField(
        Organisation.objects.order_by("created_at"), required=False, label=_("Took over the work of")
    )
    starts_on = forms.DateField(required=False, widget=Day, label=_("Exists since"))
    source = forms.CharField(max_length=500, required=False, label=_("Where these facts stand"))

    def __init__(self, *args: Any, of: Organisation | None = None, **kwargs: Any) -> None:
        if of:
            facts = ("kind", "short_name", "parent", "predecessor", "starts_on", "source")
            initial = {name: getattr(of, name) for name in facts}
            kwargs["initial"] = initial | {f"name_{code}": text for code, text in of.name.texts.items()}
        super().__init__(*args, **kwargs)
        self.original = of.name.original if of else ""
        for code, name in LANGUAGES:
            widget = forms.TextInput(attrs={"lang": code, "dir": "rtl" if code == "ar" else "ltr"})
            label = _("Name · %(language)s") % {"language": name}
            self.fields[f"name_{code}"] = forms.CharField(max_length=300, required=False, label=label, widget=widget)
        self.order_fields([f"name_{code}" for code, _name in LANGUAGES])

    def clean(self) -> dict[str, Any]:
        """Refuse a body without a name."""
        data = super().clean() or {}
        names = {code: data.pop(f"name_{code}", "") for code, _name in LANGUAGES}
        filled = [code for code, text in names.items() if text]
        if not filled:
            raise forms.ValidationError(_("Give the name in at least one language."))
        original = self.original if names.get(self.original) else filled[0]
        data["name"] = Translated.of(original, names[original], **names)
        return data


class OrganisationEndForm(forms.Form):
    """The last day of a body."""

    ends_on = forms.DateField(widget=Day, label=_("Last day"))


class InvitationForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(max_length=200, label=_("Name"), help_text=_("As colleagues and the log show it."))
    email = forms.EmailField(label=_("E-mail address"), help_text=_("A link that works once, for an hour, goes there."))
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language"))


class MembershipForm(forms.Form):
    """A role in a body, for a time."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    role = forms.ChoiceField(label=_("Role"))
    starts_on = forms.DateField(widget=Day, label=_("From"))
    ends_on = forms.DateField(widget=Day, required=False, label=_("Last day"), help_text=_("Empty: until it is ended."))
    undertaking_signed_on = forms.DateField(
        widget=Day, required=False, label=_("Undertaking of confidentiality signed on")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies: Any = self.fields["organisation"]
        bodies.queryset = Organisation.objects.filter(ends_on=None).order_by("created_at")
        roles: Any = self.fields["role"]
        roles.choices = [(code, role.label) for code, role in ROLES.items()]
        self.fields["starts_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        """Days made into moments; a role only where it is held."""
        data = super().clean() or {}
        role, organisation = data.get("role"), data.get("organisation")
        if role and organisation and not fits(role, organisation):
            self.add_error("role", _("This role isn't held in this kind of organisation."))
        return _moments(self, data)


class DeputyForm(forms.Form):
    """Who stands in for me, and for how long."""

    deputy = RecordField(
        "people.deputy", label=_("Deputy"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    starts_on = forms.DateField(widget=Day, label=_("From"))
    ends_on = forms.DateField(widget=Day, label=_("Last day"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
        self.fields["starts_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        """Days made into moments."""
        return _moments(self, super().clean() or {})


def _moments(form: forms.Form, data: dict[str, Any]) -> dict[str, Any]:
    first, last = data.pop("starts_on", None), data.pop("ends_on", None)
    if first and last and last < first:
        form.add_error("ends_on", _("The last day lies before the first."))
    data["starts_at"], data["ends_at"] = (begins(first) if first else None), (after(last) if last else None)
    return data


class LanguageForm(forms.Form):
    """The language of pages and mails."""

    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of pages and mails"))


class PasswordForm(forms.Form):
    """A password, twice."""

    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. A few words in a row that only you would put together are good."),
    )  # fmt: skip
    again = forms.CharField(
        label=_("The same again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        data = super().clean() or {}
        if data.get("password") != data.get("again"):
            self.add_error("again", _("These two differ."))
        return data

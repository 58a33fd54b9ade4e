"""Forms of the reintegration desk."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.models import Bar, Grant
from zotim.core.access.subjects import SUBJECTS
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.days import after
from zotim.core.ui.forms import Day, ReasonForm
from zotim.desks.reintegration.cases.models import Case, Domain, Flag
from zotim.desks.reintegration.cases.policy import CASE
from zotim.desks.reintegration.cases.tracks import STAGES


class CaseForm(forms.Form):
    """A new case. It asks nothing about the person."""

    track = forms.ChoiceField(label=_("Track"), choices=Case.Track.choices, initial=Case.Track.HOME)
    municipality = forms.ModelChoiceField(Organisation.objects.none(), label=_("Body that helps"))
    manager = RecordField(
        "reintegration.manager", label=_("Case manager"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Organisation.objects.filter(kind__in=STAGES[Case.Track.SENTENCE])  # type: ignore[attr-defined]
        asked_by(self, actor)


class NoteForm(forms.Form):
    """A note in one of the domains that are open for writing."""

    domain = forms.ChoiceField(label=_("Part of the case"))
    text = forms.CharField(label=_("Note"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}))

    def __init__(self, *args: Any, domains: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [(code, label) for code, label in Domain.choices if code in domains]
        # Nothing is chosen beforehand: a note in the wrong part is read by the wrong people.
        self.fields["domain"].choices = [("", _("Choose the part of the case")), *open_to]  # type: ignore[attr-defined]


class GrantForm(forms.Form):
    """Access for one person to some parts of a case, until a day."""

    user = RecordField(
        "reintegration.helper", label=_("Who"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    purpose = forms.ChoiceField(label=_("What for"))
    domains = forms.MultipleChoiceField(
        label=_("Parts of the case"), choices=Domain.choices, widget=forms.CheckboxSelectMultiple
    )
    level = forms.ChoiceField(
        label=pgettext_lazy("right in a grant", "May"), choices=Grant.Level.choices, initial=Grant.Level.READ
    )
    ends_on = forms.DateField(label=_("Until the end of"), widget=Day)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)
        grantable = SUBJECTS[CASE].grantable
        self.fields["purpose"].choices = [("", _("Choose what it is for")), *((p.code, p.label) for p in grantable)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse parts that the purpose doesn't cover, by name."""
        data = super().clean() or {}
        purpose = SUBJECTS[CASE].purpose(data.get("purpose", ""))
        beyond = [
            str(Domain(code).label) for code in data.get("domains", ()) if purpose and code not in purpose.domains
        ]
        if beyond:
            self.add_error("domains", _("What it is for doesn't cover: %(parts)s.") % {"parts": ", ".join(beyond)})
        return data

    @property
    def ends_at(self) -> datetime:
        """The moment after the day that was chosen, where people are."""
        return after(self.cleaned_data["ends_on"])


class BarForm(forms.Form):
    """Somebody is kept from a case, for a reason of a list, until a day or until another lifts it."""

    user = RecordField(
        "reintegration.barred", label=_("Who"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *Bar.Reason.choices])
    ends_on = forms.DateField(
        label=_("Until the end of"), widget=Day, required=False, help_text=_("Empty: until another person lifts it.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

    @property
    def ends_at(self) -> datetime | None:
        """The moment after the day that was chosen, where people are; None for an open end."""
        return after(self.cleaned_data["ends_on"]) if self.cleaned_data["ends_on"] else None


class HoldForm(ReasonForm):
    """Why a case rests, and until when."""

    until = forms.DateField(
        label=_("Until the end of"), widget=Day, help_text=_("After that day the case is again where it was.")
    )


class FlagForm(forms.Form):
    """A need of the person or a danger to them, of a fixed list. It never asks what somebody might do."""

    kind = forms.ChoiceField(
        label=_("Need or danger"), choices=[("", _("Choose a need or a danger")), *Flag.Kind.choices]
    )
    reason = forms.CharField(
        label=_("What it is about, and why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    )
    ends_on = forms.DateField(label=_("Until the end of"), widget=Day)

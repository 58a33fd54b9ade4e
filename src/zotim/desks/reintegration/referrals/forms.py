"""Forms of the directory, of a referral and of what a provider answers."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import TranslatedForm
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.persons.forms import LANGUAGES
from zotim.desks.reintegration.referrals.models import Referral
from zotim.desks.reintegration.referrals.packet import Offered


def _words(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=4_000, help_text=help_text, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )


def _contact() -> forms.CharField:
    return forms.CharField(
        label=_("How your office is reached"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Telephone, hours, address. No name."),
    )  # fmt: skip


def _places() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("How many more people you can take"), min_value=0, max_value=9_999,
        help_text=_("As of today. You are asked again after 30 days."),
    )  # fmt: skip


def _languages() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Languages"), choices=LANGUAGES, required=False, widget=forms.CheckboxSelectMultiple
    )


class ServiceForm(TranslatedForm):
    """What a body offers."""

    title_label = _("What is offered")
    domain = forms.ChoiceField(
        label=_("Part of the case"), choices=[("", _("Choose the part of the case")), *Domain.choices]
    )
    municipality = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Municipality"), required=False, empty_label=_("The whole country")
    )
    languages = _languages()
    places = _places()
    contact = _contact()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Organisation.objects.filter(kind="municipality")  # type: ignore[attr-defined]


class RoomForm(forms.Form):
    """What changes of a service: its room, its languages, how it is reached."""

    places = _places()
    languages = _languages()
    contact = _contact()


class HeirForm(forms.Form):
    """Who keeps a service from now on."""

    to = RecordField(
        "reintegration.heir", label=_("Who takes it over"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, service: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, service)


class ReferralForm(forms.Form):
    """The need in a few words, and which pieces are sent with it. Nothing is chosen beforehand."""

    need = _words(
        _("What is needed"),
        _("In a few words, for somebody who sees nothing else of the case. It is sent as it stands."),
    )
    pieces = forms.MultipleChoiceField(
        label=_("What is sent with it"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("As little as the service needs."),
    )  # fmt: skip

    def __init__(self, *args: Any, offered: list[Offered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pieces"].choices = [  # type: ignore[attr-defined]
            (one.piece.code, one.label) for one in offered if not one.why_not
        ]


class DeclineForm(forms.Form):
    """Why a referral is declined: of a list."""

    reason = forms.ChoiceField(label=_("Reason"), choices=[("", _("Choose a reason")), *Referral.Declined.choices])


class ReplyForm(forms.Form):
    """What a provider reports."""

    text = _words(_("Report"), _("What was done and what comes next. Whoever works on this part of the case reads it."))

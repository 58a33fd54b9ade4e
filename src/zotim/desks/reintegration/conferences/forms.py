"""Forms of a conference, of its seats and items, and of what is said and decided."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui import show
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day, needed_at_times
from zotim.core.ui.words import Word
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.conferences.models import PARTS, Conference, Decision, Item
from zotim.desks.reintegration.conferences.selectors import Possible
from zotim.desks.reintegration.plans.models import Goal


def _text(label: Word, help_text: Word = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=4_000, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip


class CallForm(forms.Form):
    """When and where, in whose name."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Conference.Kind.choices, widget=forms.RadioSelect)
    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("The body that calls it"), empty_label=None)
    place = forms.CharField(
        label=_("Place"), max_length=200, help_text=_("No name and no case: everybody with a seat reads it."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    held_on = forms.DateField(label=_("Day"), widget=Day)
    begins_at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["body"].initial = bodies.first()


class SeatForm(forms.Form):
    """A person with an account, or an office of a body."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Of which body"), empty_label="–")
    user = RecordField(
        "reintegration.seat", label=_("Who, where they have an account"), required=False, typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    office = forms.CharField(
        label=_("In which office, where they have none"), max_length=120, required=False,
        help_text=_("Such as “psychologist of the school”. No name. Police always sit by their office."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]
        asked_by(self, actor)
        for name in ("user", "office"):
            needed_at_times(self.fields[name])


class BringForm(forms.Form):
    """Before which conference, which part of the case, what is asked."""

    conference = forms.ModelChoiceField(Conference.objects.none(), label=_("Before which conference"), empty_label="–")
    domain = forms.ChoiceField(
        label=_("Part of the case"),
        choices=[("", _("Choose the part of the case")), *(one for one in Domain.choices if one[0] in PARTS)],
        help_text=_("The confidential parts are brought before no conference."),
    )  # fmt: skip
    question = _text(
        _("What is asked of the conference"),
        _("Whoever sits at this item reads it, and nobody else of the conference."),
    )

    def __init__(self, *args: Any, coming: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["conference"]
        field.queryset = coming
        field.label_from_instance = in_words


def in_words(row: Conference) -> str:
    """A conference in a list to choose from."""
    return f"{show.day(row.held_on)} · {row.body} · {row.reference}"


class InviteForm(forms.Form):
    """Who is invited of those an item is about, or why nobody is."""

    invited = forms.ChoiceField(label=_("Who is invited"), choices=Item.Whom.choices, widget=forms.RadioSelect)
    why_not = forms.ChoiceField(
        label=_("Why nobody is invited"), required=False, choices=[("", "–"), *Item.WhyNot.choices]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["why_not"])


class PlaceForm(forms.Form):
    """To which seat an item is opened, and on what that rests."""

    place = forms.ChoiceField(label=_("To which seat, resting on what"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, possible: list[Possible], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._possible = {one.key: one for one in possible}
        choices = [(one.key, f"{one.seat} · {one.seat.body} · {one.what}") for one in possible]
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        one = self._possible[self.cleaned_data["place"]]
        return {"seat": one.seat, "basis": one.row}


class VoiceForm(forms.Form):
    """Who came, and what they said."""

    came = forms.ChoiceField(label=_("Who came"), choices=Item.Whom.choices, widget=forms.RadioSelect)
    words = _text(
        _("What they said, in their own words"), _("Sealed. It stands in no minutes."), required=False
    )  # fmt: skip


class DecisionForm(forms.Form):
    """What was decided, who disagreed, which body does it."""

    words = _text(_("What was decided"))
    dissent = _text(_("Who disagreed, and why"), required=False)
    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Which body does it"), required=False,
        empty_label=_("Nothing is to be done"),
    )  # fmt: skip
    due_on = forms.DateField(label=_("By the end of"), widget=Day, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]
        needed_at_times(self.fields["due_on"])


class TakeOverForm(forms.Form):
    """For which goal of the draft."""

    goal = forms.ChoiceField(label=_("For which goal of the draft"), widget=forms.RadioSelect)
    due_on = forms.DateField(label=_("By the end of"), widget=Day)

    def __init__(self, *args: Any, decision: Decision, goals: list[tuple[Goal, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["due_on"] = decision.due_on
        self._goals = {str(one.pk): one for one, _words in goals}
        self.fields["goal"].choices = [(str(one.pk), show.translated(words)) for one, words in goals]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        return {"goal": self._goals[self.cleaned_data["goal"]], "due_on": self.cleaned_data["due_on"]}

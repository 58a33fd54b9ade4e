"""Forms of the calendar: an entry, that it was met, an address, reminders, a pack, who follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import KINDS
from zotim.core.people.models import Organisation
from zotim.core.ui import words
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import LANGUAGES, Day, TranslatedForm, needed_at_times
from zotim.register.duties.models import Handover
from zotim.register.duties.words import ENTRY_KINDS
from zotim.register.policy import DOERS
from zotim.vocabulary import Classification, LineOfEffort


class DutyForm(TranslatedForm):
    """An entry: what, when, again after how many months, for whom, and where the day comes from."""

    title_label = _("What is due")
    kind = forms.ChoiceField(choices=list(ENTRY_KINDS.items()), label=_("Kind"))
    first_on = forms.DateField(widget=Day(), label=_("Day"), help_text=_("The first one, if it recurs."))
    every_months = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=120,
        label=_("Again after so many months"),
        help_text=_("12 for every year, 6 for every half-year; empty for once."),
    )
    until_on = forms.DateField(required=False, widget=Day(), label=_("Last day"), help_text=_("Empty for open."))
    asked_by = forms.CharField(
        required=False, max_length=200, label=_("For whom outside"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    lead = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Body that answers for it"), empty_label=_("The centre's")
    )
    line_of_effort = forms.ChoiceField(required=False, label=_("Line of effort"))
    source = forms.CharField(
        required=False,
        max_length=500,
        label=_("Where the day comes from"),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    verified = forms.BooleanField(
        required=False,
        label=_("I saw the day in this official source"),
        help_text=_("Without it the day is shown as to be verified."),
    )
    classification = forms.ChoiceField(choices=words.choices(Classification), label=_("Classification"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead: Any = self.fields["lead"]
        lead.queryset = Organisation.objects.filter(kind__in=sorted(DOERS)).order_by("short_name", "pk")
        line: Any = self.fields["line_of_effort"]
        line.choices = [("", _("none in particular")), *words.choices(LineOfEffort)]
        self.fields["classification"].initial = Classification.INTERNAL

    @property
    def facts(self) -> dict[str, Any]:
        """What the service takes beside the title. Valid forms only."""
        names = (
            "kind", "first_on", "every_months", "until_on", "asked_by", "lead", "line_of_effort", "source", "verified",
            "classification",
        )  # fmt: skip
        return {name: self.cleaned_data[name] for name in names}


class MetForm(forms.Form):
    """For which day an entry was met."""

    day = forms.DateField(widget=Day(), label=_("The day on which it was due"))
    note = forms.CharField(
        required=False,
        max_length=500,
        label=_("What was done, or where it is shown"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )


class FeedForm(forms.Form):
    """For how long an address is good."""

    days = forms.IntegerField(min_value=1, max_value=366, initial=180, label=_("Good for so many days"))


class RemindersForm(forms.Form):
    """For each kind, the days before on which one is told."""

    def __init__(self, *args: Any, before: dict[str, list[int]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, chosen in before.items():
            days = [
                (str(number), ngettext_lazy("%(n)s day before", "%(n)s days before", number) % {"n": number})
                for number in KINDS[code].before
            ]
            self.fields[code] = forms.MultipleChoiceField(
                choices=days,
                required=False,
                initial=[str(number) for number in chosen],
                label=KINDS[code].label,
                widget=forms.CheckboxSelectMultiple,
            )
            needed_at_times(self.fields[code])

    @property
    def before(self) -> dict[str, list[int]]:
        """The days by kind. Valid forms only."""
        return {code: [int(number) for number in chosen] for code, chosen in self.cleaned_data.items()}


class HandoverForm(forms.Form):
    """Who leaves, and what they want to say to who follows."""

    leaving = RecordField(
        "register.handover.leaving", required=False, label=_("Who leaves"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    notes = forms.CharField(
        required=False,
        max_length=8000,
        label=_("What my successor must know"),
        help_text=_(
            "In your own words: whom to ask, what is difficult, what was agreed. Nothing about private people."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )
    language = forms.ChoiceField(choices=LANGUAGES, label=_("Language of these words"))

    def __init__(self, *args: Any, actor: Actor, body: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, body.pk)


class SuccessorForm(forms.Form):
    """Who follows: somebody who is a focal point of the body now."""

    successor = RecordField(
        "register.handover.successor", label=_("Who follows"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, handover: Handover, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, handover.pk)

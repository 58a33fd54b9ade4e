"""Forms of tours. None has a field for a sentence about somebody."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day
from zotim.core.ui.words import choices
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.tours.models import LONGEST, Terms, Tour, TourEnd


class _Somebody(forms.ModelChoiceField):
    """By staff number and rank; no name stands in a list."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.staff_number} · {obj.rank}"


class DaysForm(forms.Form):
    """From when until when."""

    from_on = forms.DateField(label=_("Takes over on"), widget=Day())
    until_on = forms.DateField(label=_("Holds it until"), widget=Day())
    arrives_on = forms.DateField(label=_("Arrives on"), widget=Day())


class ProposeForm(DaysForm):
    """Whom for which days."""

    nominee = _Somebody(Nominee.objects.none(), label=_("Who"), help_text=_("In the order of staff numbers."))
    field_order = ["nominee", "from_on", "until_on", "arrives_on"]

    def __init__(self, *args: Any, able: QuerySet[Nominee], handover: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        who: Any = self.fields["nominee"]
        who.queryset = able
        arrives = self.fields["arrives_on"]
        arrives.required = False
        arrives.help_text = _("Empty: %(days)s days before, for the handover.") % {"days": handover}


class TermsForm(forms.Form):
    """How long a tour lasts."""

    tour_days = forms.IntegerField(min_value=1, max_value=LONGEST, label=_("Days of a tour"))
    handover_days = forms.IntegerField(
        min_value=0, max_value=LONGEST, label=_("Days of handover"),
        help_text=_("On which who comes and who goes are both there. They count for the ceiling."),
    )  # fmt: skip
    rest_times = forms.IntegerField(
        min_value=0, max_value=20, label=_("Rest, as so many times a tour"),
        help_text=_("2: after half a year away, a year at home at least."),
    )  # fmt: skip
    source = forms.CharField(
        required=False, max_length=500, label=_("Which rule says so"), widget=forms.TextInput(attrs={"dir": "auto"})
    )
    certain = forms.BooleanField(
        required=False, label=_("Seen in an official text"), help_text=_("Left open, it prints as “to be verified”.")
    )

    def __init__(self, *args: Any, terms: Terms, **kwargs: Any) -> None:
        kept = ("tour_days", "handover_days", "rest_times", "source", "certain")
        super().__init__(*args, **{"initial": {name: getattr(terms, name) for name in kept}} | kwargs)


class WhyForm(forms.Form):
    """Why it is called off, from a closed list."""

    why = forms.ChoiceField(
        choices=choices(TourEnd), widget=forms.RadioSelect, label=_("Why"),
        help_text=_("Nothing else is kept: no sentence, and nothing of health."),
    )  # fmt: skip


class BackForm(forms.Form):
    """On which day they were back."""

    on = forms.DateField(label=_("Back on"), widget=Day())


class EarlyForm(BackForm, WhyForm):
    """On which day they were back, and why before the end."""

    field_order = ["on", "why"]


class DebriefForm(forms.Form):
    """That they were debriefed. What was said isn't kept here."""

    decompressed_on = forms.DateField(label=_("Decompression was over on"), widget=Day())
    on = forms.DateField(label=_("Debriefed on"), widget=Day())


def of_step(step: str, data: Any, tour: Tour) -> forms.Form | None:
    """The form that a step takes; none where it is asked once."""
    if step == "debrief":
        return DebriefForm(data)
    if step == "return":
        return BackForm(data, initial={"on": tour.until_on})
    return {"cancel": WhyForm, "curtail": EarlyForm}[step](data) if step in ("cancel", "curtail") else None

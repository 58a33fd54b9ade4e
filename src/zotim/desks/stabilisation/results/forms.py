"""Forms of results: indicators, targets, measurements, visits, reports of partners."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day, DecisionForm, TranslatedForm, Upload, line, needed_at_times
from zotim.core.ui.words import choices, label
from zotim.desks.stabilisation.money.forms import BY_NAME
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.results.models import PARTS, Visitor


def _text(rows: int = 4, **kwargs: Any) -> forms.CharField:
    return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **kwargs)


class IndicatorForm(TranslatedForm):
    """What shows that a project reaches what it is for."""

    title_label = _("What is measured")
    unit = line(max_length=60, label=_("In which unit"), help_text=_("Square metres, classrooms, people."))
    people = forms.BooleanField(
        required=False, label=_("It counts people"), help_text=_("Outside this desk it is then told in bands.")
    )
    baseline = forms.DecimalField(required=False, max_digits=16, decimal_places=2, label=_("How it was before"))
    baseline_on = forms.DateField(required=False, label=_("On which day"), widget=Day())
    source = line(max_length=300, label=_("How it is measured, and by whom"))
    field_order = ["unit", "people", "baseline", "baseline_on", "source"]


class TargetForm(forms.Form):
    """What is to be reached in a period."""

    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(label=_("Until"), widget=Day())
    value = forms.DecimalField(max_digits=16, decimal_places=2, label=_("How much is to be reached"))


class MeasurementForm(forms.Form):
    """What was measured in a period."""

    on = forms.DateField(label=_("Day of the measurement"), widget=Day())
    value = forms.DecimalField(max_digits=16, decimal_places=2, min_value=0, label=_("How much was reached"))
    shown_by = line(
        max_length=300,
        label=_("Where that stands"),
        help_text=_("List, report or protocol. Name nobody who was helped."),
    )

    def __init__(self, *args: Any, people: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PARTS if people else ():
            self.fields[name] = forms.IntegerField(
                required=False, min_value=0, label=label(name, "ResultPart"),
            )  # fmt: skip

    @property
    def taken(self) -> dict[str, Any]:
        """What the service takes. Valid forms only."""
        data = self.cleaned_data
        parts = {name: data[name] for name in PARTS if data.get(name) is not None}
        return {name: data[name] for name in ("on", "value", "shown_by")} | {"parts": parts}


class MeasurementDecisionForm(DecisionForm):
    """The second person's decision on what was measured."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("It stands so where it says"), **kwargs)


class VisitForm(forms.Form):
    """A visit."""

    by = forms.ChoiceField(choices=choices(Visitor), widget=forms.RadioSelect, label=_("Who visited"))
    body = line(required=False, max_length=200, label=_("Which body"), help_text=_("Needed for a third party."))
    on = forms.DateField(label=_("Day"), widget=Day())
    found = _text(label=_("What was found"), help_text=_("Name nobody who was helped."))
    to_do = _text(2, required=False, label=_("What is to be done"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["body"])


class AskForm(forms.Form):
    """A partner is asked for a report."""

    partner = RecordField("stabilisation.partner", label=_("Partner"), typing=BY_NAME)
    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(label=_("Until"), widget=Day())
    due_on = forms.DateField(label=_("Due by"), widget=Day())

    def __init__(self, *args: Any, actor: Actor, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, project.pk)


class SendForm(forms.Form):
    """A report is handed in."""

    received_on = forms.DateField(label=_("Came on"), widget=Day(), initial=timezone.localdate)
    text = _text(6, label=_("What was done, in short"), help_text=_("Name nobody who was helped."))
    file = Upload(required=False, label=_("The report itself"))


class ReportDecisionForm(DecisionForm):
    """Whether a report is accepted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, accept=_("Accept it"), **kwargs)

"""Forms of people who may be sent. None has a field for a diagnosis, a result of a test or a reason."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.people.models import Organisation
from zotim.core.ui.forms import Day, needed_at_times
from zotim.core.ui.words import choices
from zotim.desks.deployments.missions.forms import RANK_CHOICES
from zotim.desks.deployments.missions.models import HIGHEST_LEVEL, Clearance, QualificationKind
from zotim.desks.deployments.people.models import Aspect


class NomineeForm(forms.Form):
    """Who it is, and when they can go."""

    staff_number = forms.CharField(
        max_length=40, label=_("Staff number"), widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"})
    )
    name = forms.CharField(
        max_length=200, label=_("Name"), help_text=_("It is sealed. Each look at it is on record."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )  # fmt: skip
    rank = forms.ChoiceField(choices=RANK_CHOICES, label=_("Rank"))
    available_from = forms.DateField(
        required=False, label=_("Can go from"), widget=Day(), help_text=_("Empty: nobody said it yet.")
    )
    available_until = forms.DateField(required=False, label=_("Can be away until"), widget=Day())
    last_return = forms.DateField(required=False, label=_("Last return"), widget=Day())


class NomineeAddForm(NomineeForm):
    """The same, for a body."""

    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Our body that sends people"))
    field_order = ["lead"]

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lead: Any = self.fields["lead"]
        lead.queryset = bodies
        if bodies.count() == 1:
            lead.initial = bodies.first()


class ClearanceForm(forms.Form):
    """Which clearance, and until when."""

    clearance = forms.ChoiceField(
        choices=choices(Clearance), widget=forms.RadioSelect, label=pgettext_lazy("security", "Clearance")
    )
    until_on = forms.DateField(
        required=False, label=_("Until"), widget=Day(), help_text=_("Needed where there is a clearance.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["until_on"])


class QualificationForm(forms.Form):
    """A qualification."""

    kind = forms.ChoiceField(choices=choices(QualificationKind), widget=forms.RadioSelect, label=_("Qualification"))
    level = forms.IntegerField(
        required=False, min_value=0, max_value=HIGHEST_LEVEL, label=_("Level of English"),
        help_text=_("STANAG 6001, 0 to 5. Only for English."),
    )  # fmt: skip
    issued_on = forms.DateField(label=_("Issued on"), widget=Day())
    expires_on = forms.DateField(
        required=False, label=_("Holds until"), widget=Day(), help_text=_("Empty: it doesn't end.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["level"])


class FitnessForm(forms.Form):
    """Fit or unfit, until when, and nothing else."""

    aspect = forms.ChoiceField(
        choices=choices(Aspect), widget=forms.RadioSelect, label=pgettext_lazy("fitness", "In which respect")
    )
    fit = forms.TypedChoiceField(
        choices=[("yes", pgettext_lazy("fitness", "fit")), ("no", pgettext_lazy("fitness", "unfit"))],
        coerce=lambda value: value == "yes", widget=forms.RadioSelect, label=pgettext_lazy("fitness", "Fit or unfit"),
        help_text=_("Nothing else is kept: no finding, no reason, no file."),
    )  # fmt: skip
    until_on = forms.DateField(required=False, label=_("Until"), widget=Day(), help_text=_("Needed for fit."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed_at_times(self.fields["until_on"])

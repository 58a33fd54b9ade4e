"""Forms of plans of rotations. None asks for somebody."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.forms import Day
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.planning.models import Plan, Standing
from zotim.desks.deployments.tours.models import LONGEST


class PlanForm(forms.Form):
    """Which days, and what becomes of tours that stand."""

    from_on = forms.DateField(label=_("From"), widget=Day())
    until_on = forms.DateField(label=_("Until"), widget=Day())
    standing = forms.ChoiceField(
        choices=Standing.choices, widget=forms.RadioSelect, label=_("Tours that stand"), initial=Standing.FIXED,
        help_text=_(
            "Those that have begun stay in any case. Of the others as few as can be change; one whose holder lacks "
            "something is given to somebody else or called off."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, mission: Mission, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tomorrow = timezone.localdate() + timedelta(days=1)
        self.fields["from_on"].initial = max(tomorrow, mission.from_on)
        self.fields["until_on"].initial = mission.until_on


class WhatIfForm(forms.Form):
    """What would be otherwise."""

    until_on = forms.DateField(
        label=pgettext_lazy("what if", "The mission ends on"), widget=Day(),
        help_text=_("Billets that are held until the end of the plan are held until this day."),
    )  # fmt: skip
    tour_days = forms.IntegerField(min_value=1, max_value=LONGEST, label=_("Days of a tour"))
    handover_days = forms.IntegerField(min_value=0, max_value=LONGEST, label=_("Days of handover"))
    rest_times = forms.IntegerField(min_value=0, max_value=20, label=_("Rest, as so many times a tour"))
    fewer = forms.IntegerField(
        min_value=0, max_value=10_000, initial=0, label=_("So many people fewer"),
        help_text=_("Whoever has the highest staff numbers and is on no tour: a number, and nothing about anybody."),
    )  # fmt: skip

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        names = ("until_on", "tour_days", "handover_days", "rest_times", "fewer")
        super().__init__(*args, **{"initial": {name: getattr(plan, name) for name in names}} | kwargs)

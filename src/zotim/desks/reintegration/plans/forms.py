"""Forms of a plan: a goal, what a body does for it, how far it is, the day of the review."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.ui.forms import Day, needed_at_times
from zotim.core.ui.words import Word
from zotim.desks.reintegration.assessment.selectors import Needed
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.plans.models import Attainment
from zotim.desks.reintegration.plans.services import REVIEW_WITHIN


def _text(label: Word, help_text: Word = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=2_000, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip


class GoalForm(forms.Form):
    """What the person wants to reach, and how one would see it."""

    need = forms.ChoiceField(label=_("Which need it answers"), required=False)
    domain = forms.ChoiceField(label=_("Part of the case"))
    words = _text(_("The goal, in the person's own words"))
    sign = _text(_("What one would see when it is reached"))
    begins = _text(_("Where one begins"))
    until = forms.DateField(label=_("Until the end of"), widget=Day)

    def __init__(self, *args: Any, domains: frozenset[str], needs: list[Needed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [(code, label) for code, label in Domain.choices if code in domains]
        self.fields["domain"].choices = [("", _("Choose the part of the case")), *open_to]  # type: ignore[attr-defined]
        self._needs = {str(one.need.pk): one.need for one in needs}
        rows = [(str(one.need.pk), f"{one.need.get_domain_display()}: {one.text}") for one in needs if one.text]
        self.fields["need"].choices = [("", _("None of those that were found")), *rows]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        return {**self.cleaned_data, "need": self._needs.get(self.cleaned_data["need"])}


class ActionForm(forms.Form):
    """What a body does, by when, what it costs and who pays."""

    what = _text(_("What is done"))
    owner = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which body does it"), empty_label="–")
    due_on = forms.DateField(label=_("By the end of"), widget=Day)
    cost = forms.DecimalField(
        label=_("Cost, in lek"), min_value=0, max_digits=12, decimal_places=2, required=False
    )  # fmt: skip
    source = forms.CharField(label=_("Who pays"), max_length=200, required=False, help_text=_("Needed with a cost."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.all()  # type: ignore[attr-defined]
        needed_at_times(self.fields["source"])


class AttainmentForm(forms.Form):
    """How far one goal is. It is of that goal only."""

    far = forms.TypedChoiceField(
        label=_("How far the goal is"), choices=Attainment.Far.choices, coerce=int, widget=forms.RadioSelect
    )
    seen_on = forms.DateField(label=_("Seen on"), widget=Day, initial=timezone.localdate)
    words = _text(_("What was seen"))


def _latest() -> Any:
    return timezone.localdate() + REVIEW_WITHIN - timedelta(days=1)


class SubmitForm(forms.Form):
    """By when the plan is looked at again."""

    review_on = forms.DateField(
        label=_("Review of the plan on"), widget=Day, initial=_latest, help_text=_("Within 90 days (a proposal).")
    )

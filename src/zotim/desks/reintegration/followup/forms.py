"""The form of a visit, on the screen and printed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.forms import Day, needed_at_times
from zotim.desks.reintegration.cases.models import Domain
from zotim.desks.reintegration.followup.models import Visit
from zotim.desks.reintegration.followup.services import DETAILS


def _words(label: Any, help_text: Any = "", *, required: bool = True) -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=4_000, required=required, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip
    if not required:
        needed_at_times(field)
    return field


class VisitForm(forms.Form):
    """When, where, who was there, how they are in their own words, what worries and what is done about it."""

    visited_on = forms.DateField(label=_("Day of the visit"), widget=Day)
    domain = forms.ChoiceField(label=_("Part of the case"))
    place = forms.CharField(label=_("Where"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    present = forms.CharField(label=_("Who was there"), max_length=300, widget=forms.TextInput(attrs={"dir": "auto"}))
    alone = forms.ChoiceField(label=_("Seen alone"), choices=Visit.Alone.choices, widget=forms.RadioSelect)
    why_not = _words(_("Why the child wasn't seen alone"), _("Only where the child wasn't seen alone."), required=False)
    words = _words(_("How they are, in their own words"), _("What the person said, not what one thinks of it."))
    worries = _words(_("What worries"), required=False)
    done = _words(_("What is done about it"), required=False)
    from_paper = forms.BooleanField(label=_("It was written on the printed form first"), required=False)

    def __init__(self, *args: Any, domains: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [(code, label) for code, label in Domain.choices if code in domains]
        self.fields["domain"].choices = [("", _("Choose the part of the case")), *open_to]  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        own = {name: self.cleaned_data[name] for name in ("visited_on", "domain", "alone", "from_paper")}
        return own | {"details": {name: self.cleaned_data[name] for name in DETAILS}}


def questions() -> list[tuple[Any, list[Any]]]:
    """What the printed form asks, in its order: each question, and what one ticks there."""
    ticked = {"alone": Visit.Alone.labels}
    asked = ((name, field) for name, field in VisitForm.base_fields.items() if name not in ("domain", "from_paper"))
    return [(field.label, list(ticked.get(name, ()))) for name, field in asked]

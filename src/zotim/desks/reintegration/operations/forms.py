"""Forms of a return operation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.people.models import Organisation
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import Day, needed_at_times
from zotim.core.ui.words import Word
from zotim.desks.reintegration.operations.models import Traveller
from zotim.desks.reintegration.operations.services import DETAILS


class OperationForm(forms.Form):
    """When a group lands."""

    lands_on = forms.DateField(label=_("They land on"), widget=Day)


def _words(label: Word, help_text: Word = "") -> forms.CharField:
    field = forms.CharField(
        label=label, max_length=2_000, required=False, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )  # fmt: skip
    needed_at_times(field)
    return field


class TravellerForm(forms.Form):
    """Who comes back, who works for them, and what has to be ready."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    worker = RecordField(
        "reintegration.traveller_worker", label=_("Who works for them"), typing=_("Type a name."),
        missing=_("Nobody who can be chosen has this name."),
    )  # fmt: skip
    papers = _words(_("Papers"), _("What they have, what is missing, who issues it."))
    health = _words(_("Urgent health"), _("What somebody has to know when they land. Nothing urgent? Say so."))
    place = _words(_("Where they are received"))
    interpreter = forms.ChoiceField(label=_("Interpreter"), choices=Traveller.Interpreter.choices)
    press = forms.ChoiceField(label=_("Press"), choices=Traveller.Press.choices)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor)

    @property
    def values(self) -> dict[str, Any]:
        """As the service takes it. Valid forms only."""
        own = {name: self.cleaned_data[name] for name in ("worker", "interpreter", "press")}
        return own | {"details": {name: self.cleaned_data[name] for name in DETAILS}}


class CaseOfForm(forms.Form):
    """Which municipality helps them."""

    municipality = forms.ModelChoiceField(Organisation.objects.none(), label=_("Municipality"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = Organisation.objects.filter(kind="municipality")  # type: ignore[attr-defined]

"""Forms of the oversight desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.walls import WALLS
from zotim.core.ui.events import kind_word
from zotim.desks.oversight.records import has_reference, with_reference
from zotim.desks.oversight.selectors import kinds_to_hold


class HoldForm(forms.Form):
    """Which record, or all of a kind, must stay, and why."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind of record"))
    record = forms.CharField(
        label=gettext_lazy("Reference or id"),
        help_text=gettext_lazy("As the log, a page or a letter names it."),
        required=False,
        max_length=64,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    everything = forms.BooleanField(label=gettext_lazy("All records of this kind"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "The court, body or dispute that asks for it, with its number. No content of the record."
        ),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    of: models.Model | type[models.Model]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        field.choices = [("", _("Choose")), *((kind, str(kind_word(kind))) for kind in kinds_to_hold())]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Find the record; it must be said in words when all of a kind are meant."""
        data = super().clean() or {}
        if "kind" not in data:
            return data
        model, named = apps.get_model(data["kind"]), data.get("record", "").strip()
        if bool(named) == data["everything"]:
            self.add_error("record", _("Give one reference or id, or tick that all of this kind are meant."))
            return data
        if not named:
            self.of = model
            return data
        found = _find(model, named)
        if found is None:
            self.add_error("record", _("There is no record of this kind with this reference or id."))
        else:
            self.of = found
        return data


def _find(model: type[models.Model], named: str) -> models.Model | None:
    """The record by its id or reference. One behind a wall can't be looked up from here: its id is taken as given."""
    try:
        key = UUID(named)
    except ValueError:
        keys = with_reference(model, named) if has_reference(model) else []
        return model._base_manager.filter(pk=keys[0]).first() if keys else None
    if model._meta.label_lower in WALLS:
        return model(pk=key)
    return model._base_manager.filter(pk=key).first()

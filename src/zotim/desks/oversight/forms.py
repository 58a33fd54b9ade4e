"""Forms of the oversight desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.walls import WALLS
from zotim.core.ui.choosing import RecordField, asked_by, parted
from zotim.core.ui.events import kind_word
from zotim.desks.oversight.selectors import kinds_to_hold


class HeldField(RecordField):
    """A record to hold. The id of one that can't be found is left to the form, which knows the kind."""

    def clean(self, value: Any) -> Any:
        """The record, or an id, or None."""
        _words, keys = parted(value)
        if keys and self.choice and not self.choice.among(keys):
            return keys[0]
        return super().clean(value)


class HoldForm(forms.Form):
    """Which record, or all of a kind, must stay, and why."""

    record = HeldField(
        "retention.hold.record",
        label=gettext_lazy("Record"),
        typing=gettext_lazy("Type its reference, or a part of it, and choose it; or give its id, as the log names it."),
        missing=gettext_lazy("There is no record of this kind with this reference or id."),
        sure=True,
        required=False,
        attrs={"dir": "ltr"},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of record"),
        help_text=gettext_lazy("Only for all records of a kind, and for an id that can't be looked up from here."),
        required=False,
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

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [("", _("Choose")), *((kind, str(kind_word(kind))) for kind in kinds_to_hold())]
        asked_by(self, actor)

    def clean(self) -> dict[str, Any]:
        """What is held; it must be said in words when all of a kind are meant."""
        data = super().clean() or {}
        if "record" not in data or "kind" not in data:
            return data
        kind, named = data["kind"], data["record"]
        if bool(named) == data["everything"]:
            self.add_error("record", _("Give one reference or id, or tick that all of this kind are meant."))
        elif not named:
            self._all_of(kind)
        elif isinstance(named, models.Model) and kind in ("", named._meta.label_lower):
            self.of = named
        elif isinstance(named, UUID) and kind in WALLS:  # can't be looked up from here: its id is taken as given
            self.of = apps.get_model(kind)(pk=named)
        else:
            self.add_error("record", _("There is no record of this kind with this reference or id."))
        return data

    def _all_of(self, kind: str) -> None:
        if kind:
            self.of = apps.get_model(kind)
        else:
            self.add_error("kind", _("Say of which kind all records are meant."))

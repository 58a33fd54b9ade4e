"""A commitment that is corrected."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.words import choices
from zotim.register.forms.statements import AcceptForm
from zotim.register.models import Commitment
from zotim.vocabulary import Classification, LineOfEffort


class CommitmentForm(AcceptForm):
    """The fields of a commitment, as they are."""

    also = forms.ChoiceField(
        choices=[("", _("none")), *choices(LineOfEffort)], required=False, label=_("Second line of effort")
    )
    instrument = forms.CharField(required=False, max_length=200, label=_("Instrument"))
    classification = forms.ChoiceField(choices=choices(Classification), label=_("Classification"))

    @classmethod
    def filled(cls, one: Commitment, data: Any) -> "CommitmentForm":
        """Filled with what is on record."""
        found = {name: getattr(one, name) for name in cls.base_fields if hasattr(one, name)}
        if one.quantity is not None:
            found["quantity"] = format(one.quantity.normalize(), "f")
        texts = {f"title_{code}": words for code, words in one.title.texts.items()}
        return cls(data, initial={**found, **texts, "original": one.title.original})

    def values(self) -> dict[str, Any]:
        """All but title and lead."""
        return super().values() | {name: self.cleaned_data[name] for name in ("also", "instrument", "classification")}

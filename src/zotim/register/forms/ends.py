"""How a commitment ends without being kept."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.core.ui.forms import TranslatedForm
from zotim.register.models import Commitment


class LapseForm(TranslatedForm):
    """Why it lapsed."""

    title_label = _("Why")
    successor: Commitment | None = None


class SupersedeForm(LapseForm):
    """Why it was superseded, and by what."""

    reference = RecordField(
        "register.commitment.successor",
        label=_("Commitment that takes its place"),
        missing=_("There is no other active commitment with this reference or these words."),
    )

    def __init__(self, *args: Any, actor: Actor, commitment: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked_by(self, actor, commitment.pk)

    def clean_reference(self) -> Commitment:
        """The one that was found among those that can take its place."""
        self.successor = self.cleaned_data["reference"]
        return self.successor

"""Choosing what a record is merged into."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from zotim.register.measures.forms import ReferenceForm


class IntoForm(ReferenceForm):
    """The record that stays, by its reference."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="into_%s", **kwargs)
        self.fields["reference"].label = _("Reference of the record that stays")

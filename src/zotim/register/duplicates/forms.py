"""Choosing what a record is merged into."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.ui.choosing import RecordField, asked_by
from zotim.register.models import Commitment, Measure


class IntoForm(forms.Form):
    """The record that stays."""

    reference = RecordField("register.duplicate", label=_("Record that stays"))

    def __init__(self, *args: Any, actor: Actor, one: Commitment | Measure, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "into_%s")
        super().__init__(*args, **kwargs)
        asked_by(self, actor, one.pk)

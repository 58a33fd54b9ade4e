"""Entries of the calendar are found by their title, by whom they are for, and by their reference."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.register.duties.models import Duty

searchable(
    Duty,
    _("Entries of the calendar"),
    texts=lambda one: (one.reference, one.title, one.asked_by),
    title=lambda one: one.title,
    url=page_of("duty"),
)

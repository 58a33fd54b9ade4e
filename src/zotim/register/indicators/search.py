"""Indicators are found by their title, definition and unit, and by the body that supplies them."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.register.indicators.models import Indicator

searchable(
    Indicator,
    _("Indicators"),
    texts=lambda one: (one.reference, one.title, one.definition, one.unit, one.body.name, one.body.short_name),
    title=lambda one: one.title,
    url=page_of("indicator"),
    rows=lambda rows: rows.select_related("body"),
)

"""Under which words reports are found, and how a result is shown."""

from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.core.ui.columns import page_of
from zotim.register.reports.models import Report

searchable(
    Report,
    _("Reports"),
    texts=lambda one: (one.reference, one.title),
    title=lambda one: one.title,
    url=page_of("report"),
    rows=lambda rows: rows.defer("content"),
)

"""Under which words reports are found, and how a result is shown."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.search.registry import searchable
from zotim.register.reports.models import Report

searchable(
    Report,
    _("Reports"),
    texts=lambda one: (one.reference, one.title),
    title=lambda one: one.title,
    url=lambda actor, one: reverse("report", args=[one.pk]),
    rows=lambda rows: rows.defer("content"),
)

"""Table of one's own questions. Whom they asked for stands on their pages, not here."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.tables import Column, DataTable, TextFilter


class QuestionTable(DataTable):
    """What one asked."""

    caption = _("Your questions to the lists")
    empty = _("You haven't looked anybody up yet.")
    columns = [
        Column("reference", _("Reference"), kind="code", link=lambda row: reverse("question", args=[row.pk])),
        Column("created_at", _("Asked on"), kind="moment", sort="created_at"),
        Column("channel", _("Channel"), kind="label", enum="Channel", sort="channel"),
        Column("purpose", _("Purpose"), wide=True),
        Column("hits", pgettext_lazy("entries", "Found"), kind="number", sort="hits"),
    ]
    filters = [TextFilter("q", _("Contains"), fields=("reference", "purpose"))]

"""Tables of reports."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.tables import Column, DataTable


class ReportTable(DataTable):
    """Reports as they were made."""

    caption = _("Reports")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("title", _("Title"), kind="translated", link=lambda row: reverse("report", args=[row.pk])),
        Column("as_of", _("As of"), kind="moment", sort="as_of"),
        Column("classification", _("Classification"), kind="label", enum="Classification"),
    ]

"""The table of complaints."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.redress.states import COMPLAINT
from zotim.core.redress.subjects import SUBJECTS
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.web.redress.words import subject_label


def _last_day(row: Any) -> Any:
    return last_day_before(row.due_at, zone()) if row.due_at else None


class ComplaintTable(DataTable):
    """Complaints by reference and state. No export: each row is a person."""

    caption = _("Complaints")
    exportable = False
    columns = [
        Column("reference", _("Reference"), kind="code", link=page_of("complaint"), sort="reference"),
        Column("about", pgettext_lazy("complaint", "About"), value=lambda row: subject_label(row.about), sort="about"),
        Column("state", _("State"), kind="state", machine="redress.Complaint", sort="state"),
        Column("body", _("Body"), kind="translated", value="body.name"),
        Column("created_at", pgettext_lazy("moment of a complaint", "Received"), kind="date", sort="created_at"),
        Column("due", _("Due"), kind="due", value=_last_day, sort="due_at"),
    ]
    filters = [
        TextFilter("reference", _("Reference"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(s.code, str(s.label)) for s in COMPLAINT.states]),
        ChoiceFilter(
            "about",
            pgettext_lazy("complaint", "About"),
            choices=lambda: [(one.code, str(one.label)) for one in SUBJECTS.values()],
        ),
    ]

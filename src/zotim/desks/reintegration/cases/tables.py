"""Tables of the reintegration desk."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.reintegration.cases.states import CASE


class CaseTable(DataTable):
    """One's own cases. No export: a list of cases is a list of people."""

    caption = _("My cases")
    exportable = False
    columns = [
        Column("reference", _("Number"), kind="code", link=page_of("case"), sort="reference"),
        Column("state", _("State"), kind="state", machine="reintegration.Case", sort="state"),
        Column("opened_on", _("Opened"), kind="date", sort="opened_on"),
        Column("municipality", _("Municipality"), kind="translated", value="municipality.name"),
    ]
    filters = [
        TextFilter("reference", _("Number"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(s.code, str(s.label)) for s in CASE.states]),
    ]

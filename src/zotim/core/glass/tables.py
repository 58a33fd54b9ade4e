"""The list of emergencies."""

from django.utils.translation import gettext_lazy as _

from zotim.core.glass.states import BREAKING
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable


class BreakingTable(DataTable):
    """Emergencies that one may see. No export: who opened whose file is no spreadsheet."""

    caption = _("Emergencies")
    exportable = False
    columns = [
        Column("reference", _("Number"), kind="code", link=page_of("glass_breaking")),
        Column("user", _("Who opened it"), value="user.name"),
        Column("reason", _("Reason"), value=lambda row: row.get_reason_display()),
        Column("starts_at", _("From"), kind="moment", sort="starts_at"),
        Column("state", _("State"), kind="state", machine="glass.Breaking"),
    ]
    filters = [ChoiceFilter("state", _("State"), choices=lambda: [(s.code, str(s.label)) for s in BREAKING.states])]

"""The table of articles by which somebody must be told."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable
from zotim.desks.reintegration.bases.states import DUTY


class DutyTable(DataTable):
    """Articles by which somebody must be told."""

    caption = _("Articles by which somebody must be told")
    empty = _("None is entered yet. Until one is confirmed by two people no access rests on the law alone.")
    exportable = False
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("article", _("Act and article"), kind="translated", link=page_of("duty_to_tell")),
        Column("recipients", _("Which kind of body must be told"), value=lambda row: row.get_recipients_display()),
        Column("state", _("State"), kind="state", machine="reintegration.Duty", sort="state"),
    ]
    filters = [
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in DUTY.states]),
    ]

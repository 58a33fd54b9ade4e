"""The table of those who may be sent. It shows no name: who looks at one opens their page, which is on record."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.deployments.people.states import NOMINEE
from zotim.register.tables import REFERENCE, state_choices


class NomineeTable(DataTable):
    """People whom a body may send, by staff number."""

    caption = _("People who may be sent")
    empty = _("People whom your body may send will stand here, by staff number.")
    columns = [
        Column("staff_number", _("Staff number"), sort="staff_number", link=page_of("nominee")),
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("lead", pgettext_lazy("of a state", "Body"), kind="translated", value="lead.name", hidden=True),
        Column("rank", _("Rank"), sort="rank"),
        Column("available_from", _("Can go from"), kind="date", sort="available_from"),
        Column("available_until", _("Until"), kind="date", sort="available_until"),
        Column("last_return", _("Last return"), kind="date", sort="last_return"),
        Column("clearance", pgettext_lazy("security", "Clearance"), kind="label", enum="Clearance", sort="clearance"),
        Column("state", _("State"), kind="state", machine="deployments.Nominee", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "staff_number")),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(NOMINEE)),
    ]
    exportable = False

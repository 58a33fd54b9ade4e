"""The table of reports of partners."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter
from zotim.desks.stabilisation.results.states import REPORT
from zotim.register.tables import REFERENCE, state_choices


class ReportTable(DataTable):
    """Reports that partners owe on their grants."""

    caption = _("Reports of partners")
    empty = _("Reports that partners owe on their grants will stand here.")
    columns = [
        Column("reference", REFERENCE, kind="code", link=page_of("grant_report"), sort="reference"),
        Column("partner", _("Partner"), kind="known", value="partner.name", sort="partner__name"),
        Column("project", _("Project"), kind="translated", value="partner.project.title"),
        Column("from_on", _("From"), kind="date", sort="from_on"),
        Column("until_on", _("Until"), kind="date", sort="until_on"),
        Column(
            "due_on", _("Due by"), kind="day_due", sort="due_on",
            value=lambda one: one.due_on if one.state in ("due", "returned") else None,
        ),
        Column("received_on", _("Came on"), kind="date", sort="received_on"),
        Column("state", _("State"), kind="state", machine="stabilisation.GrantReport", sort="state"),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", "partner__name", "partner__project__reference")),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(REPORT)),
    ]

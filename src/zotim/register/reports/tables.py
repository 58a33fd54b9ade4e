"""Tables of reports and of hearings on them."""

from django.utils.translation import gettext_lazy as _

from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, TextFilter, in_translated
from zotim.register.reports.states import HEARING, REPORT


class ReportTable(DataTable):
    """Reports as they were made."""

    caption = _("Reports")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("title", _("Title"), kind="translated", link=page_of("report")),
        Column("template", _("Template"), value="template_name", sort="template_name"),
        Column("as_of", _("As of"), kind="moment", sort="as_of"),
        Column("classification", _("Classification"), kind="label", enum="Classification"),
        Column("state", _("State"), kind="state", machine="register.Report", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"))),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in REPORT.states]),
    ]


class HearingTable(DataTable):
    """What bodies are asked to comment on."""

    caption = _("Hearings")
    empty = _("When a report or an assessment speaks of a body, it is given the sentences here before that is final.")
    columns = [
        Column("reference", _("Reference"), kind="code", sort="reference"),
        Column("title", _("About"), kind="translated", link=page_of("hearing")),
        Column("organisation", _("Body"), kind="translated", value="organisation.name"),
        Column("due_on", _("Comments until"), kind="date", sort="due_on"),
        Column("state", _("State"), kind="state", machine="register.Hearing", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference",)),
        ChoiceFilter("state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in HEARING.states]),
    ]

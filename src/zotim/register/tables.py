"""Tables of the register: columns and filters; the shared DataTable does the rest."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, RowTable, TextFilter, in_translated
from zotim.core.ui.words import choices
from zotim.register.selectors import stand
from zotim.register.states import EVIDENCE
from zotim.vocabulary import Glyph, LineOfEffort


def _page(name: str) -> Any:
    return lambda row: reverse(name, args=[row.pk])


REFERENCE = _("Reference")


class DocumentTable(DataTable):
    """Statements that were put in."""

    caption = _("Statements")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Heading"), link=_page("document"), sort="title", wide=True),
        Column("dated_on", _("Dated"), kind="date", sort="dated_on"),
        Column("classification", _("Classification"), kind="label", enum="Classification", sort="classification"),
    ]
    filters = [TextFilter("q", _("Contains"), fields=("reference", "title", "text"))]


class CommitmentTable(DataTable):
    """Commitments and where each stands."""

    caption = _("Commitments")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What is promised"), kind="translated", link=_page("commitment"), sort="title__texts__{language}"),
        Column("line_of_effort", _("Line of effort"), kind="label", enum="LineOfEffort", sort="line_of_effort"),
        Column("lead", _("Answers for it"), kind="translated", value="lead.name"),
        Column("due_on", _("To be kept by"), kind="date", sort="due_on"),
        Column("standing", _("Where it stands"), kind="glyph", value=lambda row: stand(row).glyph),
    ]  # fmt: skip
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"))),
        ChoiceFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
        ChoiceFilter(
            "standing",
            _("Where it stands"),
            choices=lambda: choices(Glyph),
            keep=lambda row, value: stand(row).glyph == value,
        ),
    ]


class EvidenceTable(DataTable):
    """Evidence and its review."""

    caption = _("Evidence")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What it shows"), kind="translated", link=_page("evidence")),
        Column("measure", _("Measure"), kind="translated", value="measure.title"),
        Column("dated_on", _("Dated"), kind="date", sort="dated_on"),
        Column("state", _("State"), kind="state", machine="register.Evidence", sort="state"),
    ]
    filters = [
        TextFilter("q", _("Contains"), fields=("reference", *in_translated("title"))),
        ChoiceFilter(
            "state", _("State"), choices=lambda: [(state.code, str(state.label)) for state in EVIDENCE.states]
        ),
    ]


class ReportTable(DataTable):
    """Reports as they were made."""

    caption = _("Reports")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Title"), kind="translated", link=_page("report")),
        Column("as_of", _("As of"), kind="moment", sort="as_of"),
        Column("classification", _("Classification"), kind="label", enum="Classification"),
    ]


class FigureTable(RowTable):
    """Figures of a period, each with its definition."""

    caption = _("Figures")
    formats = ("csv", "json")
    columns = [
        Column("label", _("Figure"), value="figure.label", wide=True),
        Column("value", _("Value"), kind="band"),
        Column("unit", _("Unit"), value="figure.unit"),
        Column("definition", _("What exactly is counted"), value="figure.definition", wide=True),
        Column("taken_at", _("Taken on"), kind="moment"),
        Column("code", _("Code"), kind="code", value="figure.code", hidden=True),
        Column("first", _("From"), kind="date", value=lambda row: row.period.first, hidden=True),
        Column("last", _("Until"), kind="date", value=lambda row: row.period.last, hidden=True),
    ]

"""Tables of the register: columns and filters; the shared DataTable does the rest."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.states.machine import Machine
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, WordsFilter
from zotim.core.ui.words import choices
from zotim.register.models import Commitment, Document, Evidence
from zotim.register.standing import stands_at
from zotim.register.states import COMMITMENT, EVIDENCE
from zotim.vocabulary import Glyph, LineOfEffort


def _page(name: str) -> Any:
    return lambda row: reverse(name, args=[row.pk])


def state_choices(machine: Machine) -> list[tuple[str, str]]:
    """The states of a machine, for a filter."""
    return [(state.code, str(state.label)) for state in machine.states]


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
    filters = [WordsFilter("q", _("Contains"), model=Document)]


class StandingFilter(ChoiceFilter):
    """Where a commitment stands today."""

    def q(self, value: Any) -> Q:
        """In words that an index reads."""
        return stands_at(value, timezone.localdate())


class CommitmentTable(DataTable):
    """Commitments and where each stands."""

    caption = _("Commitments")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What is promised"), kind="translated", link=_page("commitment")),
        Column("line_of_effort", _("Line of effort"), kind="label", enum="LineOfEffort", sort="line_of_effort"),
        Column("lead", _("Answers for it"), kind="translated", value="lead.name"),
        Column("due_on", _("To be kept by"), kind="date", sort="due_on"),
        Column("standing", _("Where it stands"), kind="glyph", value="glyph"),
    ]  # fmt: skip
    filters = [
        WordsFilter("q", _("Contains"), model=Commitment),
        ChoiceFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
        StandingFilter("standing", _("Where it stands"), choices=lambda: choices(Glyph)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(COMMITMENT)),
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
        WordsFilter("q", _("Contains"), model=Evidence),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(EVIDENCE)),
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

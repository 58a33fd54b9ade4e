"""Tables of the register: columns and filters; the shared DataTable does the rest."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.people.models import Organisation
from zotim.core.states.machine import Machine
from zotim.core.ui.columns import page_of
from zotim.core.ui.tables import ChoiceFilter, Column, DataTable, DayFilter, RowTable, TextFilter, WordsFilter
from zotim.core.ui.words import choices
from zotim.register.models import Commitment, Document, Evidence, Instrument, Obligation
from zotim.register.models.instruments import InstrumentKind
from zotim.register.models.obligations import Force, ObligationKind
from zotim.register.standing import stands_at
from zotim.register.states import COMMITMENT, EVIDENCE, INSTRUMENT, OBLIGATION
from zotim.vocabulary import Glyph, LineOfEffort


def state_choices(machine: Machine) -> list[tuple[str, str]]:
    """The states of a machine, for a filter."""
    return [(state.code, str(state.label)) for state in machine.states]


REFERENCE = _("Reference")


class DocumentTable(DataTable):
    """Statements that were put in."""

    caption = _("Statements")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("Heading"), link=page_of("document"), sort="title", wide=True),
        Column("dated_on", _("Dated"), kind="date", sort="dated_on"),
        Column("classification", _("Classification"), kind="label", enum="Classification", sort="classification"),
    ]
    filters = [WordsFilter("q", _("Contains"), model=Document)]


class StandingFilter(ChoiceFilter):
    """Where a commitment stands today."""

    def q(self, value: Any) -> Q:
        """In words that an index reads."""
        return stands_at(value, timezone.localdate())


def _bodies() -> list[tuple[str, str]]:
    """Every body, for a filter: which there are isn't secret."""
    return sorted(((str(one.pk), str(one)) for one in Organisation.objects.all()), key=lambda pair: pair[1])


DUE = (
    DayFilter("due_from", _("Due from"), field="due_on", lookup="gte"),
    DayFilter("due_until", _("Due until"), field="due_on", lookup="lte"),
)
"""Filters by the day until which something is to be done."""


def _states() -> list[tuple[str, str]]:
    """States of a commitment that a list shows: what was merged is counted where it went."""
    return [one for one in state_choices(COMMITMENT) if one[0] != "merged"]


class CommitmentTable(DataTable):
    """Commitments and where each stands."""

    caption = _("Commitments")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What is promised"), kind="translated", link=page_of("commitment")),
        Column("line_of_effort", _("Line of effort"), kind="label", enum="LineOfEffort", sort="line_of_effort"),
        Column("lead", _("Answers for it"), kind="translated", value="lead.name"),
        Column("due_on", _("To be kept by"), kind="date", sort="due_on"),
        Column("standing", _("Where it stands"), kind="glyph", value="glyph"),
    ]  # fmt: skip
    filters = [
        WordsFilter("q", _("Contains"), model=Commitment),
        ChoiceFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
        StandingFilter("standing", _("Where it stands"), choices=lambda: choices(Glyph)),
        ChoiceFilter("state", _("State"), choices=_states),
        ChoiceFilter("lead", _("Answers for it"), choices=_bodies),
        *DUE,
    ]


class LineFilter(ChoiceFilter):
    """A line of effort, the first or the second of a commitment."""

    def q(self, value: Any) -> Q:
        """In words that an index reads, for the first."""
        return Q(line_of_effort=value) | Q(also=value)


class TimelineTable(CommitmentTable):
    """Commitments in time, those that are due first. Its bodies are those of the commitments that the reader sees."""

    caption = _("Commitments in time")
    per_page = 15

    def __init__(self, request: HttpRequest, queryset: QuerySet[Commitment]) -> None:
        super().__init__(request, queryset)
        bodies = Organisation.objects.filter(Exists(queryset.order_by().filter(lead=OuterRef("pk"))))
        self.filters = [  # type: ignore[misc]  # a table of its own: no other one has these bodies
            LineFilter("line_of_effort", _("Line of effort"), choices=choices(LineOfEffort)),
            ChoiceFilter(
                "lead",
                _("Answers for it"),
                choices=sorted(((str(one.pk), str(one)) for one in bodies), key=lambda pair: pair[1].casefold()),
            ),
            StandingFilter("standing", _("Where it stands"), choices=choices(Glyph)),
            ChoiceFilter("state", _("State"), choices=_states()),
        ]


class EvidenceTable(DataTable):
    """Evidence and its review."""

    caption = _("Evidence")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("title", _("What it shows"), kind="translated", link=page_of("evidence")),
        Column("measure", _("Measure"), kind="translated", value="measure.title"),
        Column("dated_on", _("Dated"), kind="date", sort="dated_on"),
        Column("state", _("State"), kind="state", machine="register.Evidence", sort="state"),
    ]
    filters = [
        WordsFilter("q", _("Contains"), model=Evidence),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(EVIDENCE)),
    ]


class FigureTable(RowTable):
    """Figures of a period, each with its definition."""

    caption = _("Figures")
    formats = ("csv", "json")
    columns = [
        Column("label", _("Figure"), value="figure.label", wide=True),
        Column("value", _("Value"), kind="band"),
        Column("unit", _("Unit"), value="figure.unit"),
        Column("definition", _("What exactly is counted"), value="definition", wide=True),
        Column("taken_at", _("Taken on"), kind="moment"),
        Column("code", _("Code"), kind="code", value="figure.code", hidden=True),
        Column("first", _("From"), kind="date", value=lambda row: row.period.first, hidden=True),
        Column("last", _("Until"), kind="date", value=lambda row: row.period.last, hidden=True),
    ]


class InstrumentTable(DataTable):
    """Instruments: what binds, asks or guides."""

    caption = _("Instruments")
    columns = [
        Column("symbol", _("Symbol"), value="called", link=page_of("instrument"), sort="symbol"),
        Column("title", _("Title"), kind="translated", sort="title__texts__{language}"),
        Column("kind", _("Kind"), kind="label", enum="InstrumentKind", sort="kind"),
        Column("adopted_on", _("Adopted"), kind="date", sort="adopted_on"),
        Column("obligation_count", _("Obligations"), kind="number", sort="obligation_count"),
        Column("state", _("State"), kind="state", machine="register.Instrument", sort="state"),
    ]
    filters = [
        WordsFilter("q", _("Contains"), model=Instrument),
        ChoiceFilter("kind", _("Kind"), choices=lambda: choices(InstrumentKind)),
        ChoiceFilter("state", _("State"), choices=lambda: state_choices(INSTRUMENT)),
    ]


class ObligationTable(DataTable):
    """Obligations, each with its paragraph and the mark of it."""

    caption = _("Obligations")
    columns = [
        Column("reference", REFERENCE, kind="code", sort="reference"),
        Column("summary", _("What is asked"), kind="translated", link=page_of("obligation")),
        Column("instrument", _("Instrument"), value="instrument.called", sort="instrument__symbol"),
        Column("paragraph", _("Paragraph"), value="paragraph"),
        Column("force", _("Force"), kind="label", enum="Force", sort="force"),
        Column("line_of_effort", _("Line of effort"), kind="label", enum="LineOfEffort", sort="line_of_effort"),
    ]
    filters = [
        WordsFilter("q", _("Contains"), model=Obligation),
        TextFilter("instrument", _("Instrument"), fields=("instrument__symbol",)),
        ChoiceFilter("force", _("Force"), choices=lambda: choices(Force)),
        ChoiceFilter("kind", _("Verb"), choices=lambda: choices(ObligationKind)),
        ChoiceFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
        ChoiceFilter("state", _("Paragraph"), choices=lambda: state_choices(OBLIGATION)),
    ]  # fmt: skip


class GapTable(ObligationTable):
    """Obligations that nothing answers."""

    caption = _("Obligations that nothing answers")
    empty = _("Every obligation has a commitment, a measure, or an article that meets it.")


class MatrixTable(DataTable):
    """The rows of the matrix: obligations, narrowed by instrument and line of effort."""

    caption = _("Who leads what about each obligation")
    empty = _("Load or add obligations first.")
    filters = [
        TextFilter("instrument", _("Instrument"), fields=("instrument__symbol",)),
        ChoiceFilter("line_of_effort", _("Line of effort"), choices=lambda: choices(LineOfEffort)),
    ]
    exportable = False

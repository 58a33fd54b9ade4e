"""What is overdue in cases: number, state and clock. No export: it is a list of cases."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.registry import CLOCKS
from zotim.core.ui.columns import Column
from zotim.core.ui.tables import ChoiceFilter, DataTable
from zotim.desks.reintegration.cases.states import CASE


def _clock(row: Any) -> str:
    return str(CLOCKS[row.code].label)


def _clocks() -> list[tuple[str, str]]:
    found = [one for one in CLOCKS.values() if one.code.startswith("reintegration.")]
    return sorted(((one.code, str(one.label)) for one in found), key=lambda pair: pair[1])


class OverdueTable(DataTable):
    """For the coordinator: nothing to open."""

    caption = _("Overdue")
    empty = _("Nothing is overdue.")
    exportable = False
    columns = [
        Column("reference", _("Number"), kind="code"),
        Column("case_state", _("State"), kind="state", machine="reintegration.Case"),
        Column("clock", _("Clock"), value=_clock),
        Column("due_at", _("Ran out"), kind="runs_out"),
    ]
    filters = [
        ChoiceFilter("case_state", _("State"), choices=lambda: [(one.code, str(one.label)) for one in CASE.states]),
        ChoiceFilter("code", _("Clock"), choices=_clocks),
    ]


class SupervisedTable(OverdueTable):
    """For a supervisor: each leads to the case."""

    columns = [
        Column("reference", _("Number"), kind="code", link=lambda row: reverse("case", args=[row.object_id])),
        *OverdueTable.columns[1:],
    ]

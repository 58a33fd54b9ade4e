"""Measures for other systems, read only."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, ONE_ERRORS, Day, Listed, Paging, StateOf, listed, narrowed, newest_first, one_of
from zotim.core.ui.filters import Filter
from zotim.register.api import MeasureOut, router
from zotim.register.models import Measure
from zotim.register.states import MEASURE
from zotim.register.tables import DUE


class MeasuresAsked(Paging):
    """Which measures."""

    state: Annotated[str | None, StateOf(MEASURE)] = None
    lead: UUID | None = None
    due_from: Day | None = None
    due_until: Day | None = None


MEASURE_FILTERS = (Filter("state", ""), Filter("lead", ""), *DUE)


@router.get("/measures", response={200: Listed[MeasureOut], **ERRORS}, summary="List measures")
def measure_list(request: Request, asked: Query[MeasuresAsked]) -> Any:
    """Measures that the organisation may see, newest first."""
    rows = narrowed(newest_first(Measure, request).filter(merged_into=None), MEASURE_FILTERS, asked)
    return listed(request, "register.measure.list", rows, asked)


@router.get("/measures/{pk}", response={200: MeasureOut, **ONE_ERRORS}, summary="One measure")
def measure_detail(request: Request, pk: UUID) -> Any:
    """One measure."""
    return one_of(request, "register.measure.view", newest_first(Measure, request), pk)

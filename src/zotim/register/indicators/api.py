"""Indicators for other systems: those that the organisation may see, with targets and values that count; read only."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, ONE_ERRORS, Listed, Paging, Text, listed, one_of
from zotim.register.api import router
from zotim.register.indicators import selectors
from zotim.register.indicators.models import Indicator, IndicatorTarget


class IndicatorOut(Schema):
    """What is counted, how, how often and by whom."""

    id: UUID
    reference: str
    title: Text
    definition: Text
    unit: str
    kind: str
    direction: str
    about_people: bool
    frequency: str
    starts_on: date
    ends_on: date | None
    body_id: UUID
    baseline: Decimal | None
    baseline_on: date | None
    classification: str


class TargetOut(Schema):
    """What is to be reached by a day."""

    on: date
    value: Decimal
    source: str


class IndicatorDetail(IndicatorOut):
    """An indicator with its targets; of several for one day the one that counts."""

    targets: list[TargetOut]

    @staticmethod
    def resolve_targets(obj: Indicator) -> list[IndicatorTarget]:
        return list({one.on: one for one in obj.targets.order_by("on", "created_at")}.values())


class ValueOut(Schema):
    """What an indicator was in a period: from *low* to *high*, the same where it is no band; ratios as shares of 1."""

    id: UUID
    reference: str
    indicator_id: UUID
    first: date
    last: date
    low: Decimal
    high: Decimal
    breakdown: dict[str, dict[str, list[str]]]
    source: str
    corrects_id: UUID | None


@router.get("/indicators", response={200: Listed[IndicatorOut], **ERRORS}, summary="List indicators")
def indicator_list(request: Request, paging: Query[Paging]) -> Any:
    """Indicators that the organisation may see, by their reference."""
    return listed(request, "register.indicator.list", selectors.indicators(request.actor), paging)


@router.get("/indicators/{pk}", response={200: IndicatorDetail, **ONE_ERRORS}, summary="One indicator")
def indicator_detail(request: Request, pk: UUID) -> Any:
    """One indicator with its targets."""
    return one_of(request, "register.indicator.view", selectors.indicators(request.actor), pk)


@router.get("/indicators/{pk}/values", response={200: Listed[ValueOut], **ONE_ERRORS}, summary="Values of an indicator")
def indicator_values(request: Request, pk: UUID, paging: Query[Paging]) -> Any:
    """The values of an indicator that count, the oldest period first."""
    one = selectors.indicator(request.actor, pk)
    rows = selectors.counting(selectors.values(request.actor, one))
    return listed(request, "register.value.list", rows, paging)

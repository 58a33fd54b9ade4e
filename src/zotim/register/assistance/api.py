"""Needs and assistance for other systems: read only. An amount goes with its currency."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from ninja import Query, Schema

from zotim.core.access.pages import Request
from zotim.core.api import ERRORS, ONE_ERRORS, Listed, Paging, Text, listed, one_of
from zotim.register.api import router
from zotim.register.assistance import selectors


class NeedOut(Schema):
    """What a body lacks."""

    id: UUID
    reference: str
    title: Text
    kind: str
    lead_id: UUID
    amount: Decimal | None
    currency: str
    since: date
    classification: str
    state: str
    has_donor: bool


class AssistanceOut(Schema):
    """What was pledged (``amount``) and what was given (``delivered``); both in ``currency``."""

    id: UUID
    reference: str
    direction: str
    partner: str
    title: Text
    kind: str
    instrument: str
    lead_id: UUID
    forum_id: UUID | None
    amount: Decimal | None
    delivered: Decimal | None
    currency: str
    pledged_on: date | None
    ends_on: date | None
    delivered_on: date | None
    result: Text | None
    source: str
    certain: bool
    classification: str
    state: str


@router.get("/needs", response={200: Listed[NeedOut], **ERRORS}, summary="List needs for assistance")
def need_list(request: Request, paging: Query[Paging]) -> Any:
    """Needs that the organisation may see, the oldest first."""
    return listed(request, "register.need.list", selectors.needs(request.actor), paging)


@router.get("/needs/{pk}", response={200: NeedOut, **ONE_ERRORS}, summary="One need for assistance")
def need_detail(request: Request, pk: UUID) -> Any:
    """One need."""
    return one_of(request, "register.need.view", selectors.needs(request.actor), pk)


@router.get("/assistance", response={200: Listed[AssistanceOut], **ERRORS}, summary="List assistance")
def assistance_list(request: Request, paging: Query[Paging]) -> Any:
    """Assistance given and received that the organisation may see, the newest pledge first."""
    return listed(request, "register.assistance.list", selectors.assistance(request.actor), paging)


@router.get("/assistance/{pk}", response={200: AssistanceOut, **ONE_ERRORS}, summary="One piece of assistance")
def assistance_detail(request: Request, pk: UUID) -> Any:
    """One piece of assistance."""
    return one_of(request, "register.assistance.view", selectors.assistance(request.actor), pk)

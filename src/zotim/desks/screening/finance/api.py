"""An obliged entity's own systems: they send payments and customers, and see what became of each file.

Imported from the addresses only.
"""

from datetime import datetime
from typing import Any

from ninja import Router, Schema, Status
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.policy import Denied, may
from zotim.core.access.refusals import Unfit
from zotim.core.api import ERRORS, ONE_ERRORS, Problem
from zotim.core.audit.services import record
from zotim.desks.screening.alerts.api import API, LIST, AlertOut, out, scoped, told
from zotim.desks.screening.asking.channels import in_channels
from zotim.desks.screening.finance import selectors
from zotim.desks.screening.finance.models import CHANNEL, Delivery
from zotim.desks.screening.finance.policy import PUT_IN
from zotim.desks.screening.finance.services import delivery_send

router = Router(tags=["files"])
SEND, SEE = "send:", "alerts:" + CHANNEL
BODY: dict[str, Any] = {
    "payments": {"requestBody": {"required": True, "content": {"application/xml": {"schema": {"type": "string"}}}}},
    "customers": {"requestBody": {"required": True, "content": {"text/csv": {"schema": {"type": "string"}}}}},
}


class Wrong(Schema):
    """What couldn't be read: where and what kind, never what stood there."""

    line: int
    field: str
    code: str


class DeliveryOut(Schema):
    """A file. *alerts* counts what it raised; *raised* names them, for a token that reads alerts too."""

    reference: str
    holds: str
    state: str
    sent_at: datetime
    ended_at: datetime | None
    read: int
    asked: int
    added: int
    changed: int
    gone: int
    alerts: int
    problems: int
    first_problems: list[Wrong]
    raised: list[AlertOut] | None


@router.post(
    "/payments", response={202: DeliveryOut, 400: Problem} | ERRORS, url_name="screening-payments",
    openapi_extra=BODY["payments"],
)  # fmt: skip
def payments(request: Request) -> Any:
    """A file of payments (pacs.008, pacs.009, pain.001). The worker asks the lists for each party; look again by the
    reference. The same file again is the same reference."""
    return _sent(request, Delivery.Holds.PAYMENTS)


@router.post(
    "/customers", response={202: DeliveryOut, 400: Problem} | ERRORS, url_name="screening-customers",
    openapi_extra=BODY["customers"],
)  # fmt: skip
def customers(request: Request) -> Any:
    """A file of customers that are new or changed. Nobody leaves by it: only people send off who isn't in a file."""
    return _sent(request, Delivery.Holds.CUSTOMERS)


@router.get("/files/{reference}", response={200: DeliveryOut} | ONE_ERRORS, url_name="screening-file")
def delivery(request: Request, reference: str) -> Any:
    """What became of a file, and the alerts that it raised."""
    with in_channels(API, CHANNEL):
        found = selectors.delivery_cited(request.actor, reference[:40])
        scoped(request, SEND, "screening.delivery.view")
        record(request.actor, "screening.delivery.viewed", found, **told(request))
        return _out(request, found)


def _sent(request: Request, holds: Delivery.Holds) -> Status[dict[str, Any]]:
    token = request.api_token  # type: ignore[attr-defined]
    if f"{SEND}{holds.value}" not in token.scopes:
        raise Denied(PUT_IN[holds])
    try:
        made = delivery_send(actor=request.actor, system=token.name, holds=holds.value, data=request.body)
    except Unfit as error:
        raise HttpError(400, str(error)) from None
    with in_channels(API, CHANNEL):
        return Status(202, _out(request, made))


def _out(request: Request, found: Delivery) -> dict[str, Any]:
    reads = SEE in request.api_token.scopes and may(request.actor, LIST)  # type: ignore[attr-defined]
    raised = [out(request, one) for one in selectors.alerts_in(request.actor, found)] if reads else None
    counted = (
        "reference",
        "holds",
        "state",
        "ended_at",
        "read",
        "asked",
        "added",
        "changed",
        "gone",
        "alerts",
        "problems",
    )
    return {name: getattr(found, name) for name in counted} | {
        "sent_at": found.created_at, "first_problems": found.told, "raised": raised,
    }  # fmt: skip

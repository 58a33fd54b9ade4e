"""Messages of airlines, as the system sends them that receives them. Imported from the addresses only."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema, Status
from ninja.errors import HttpError

from zotim.core.access.pages import Request
from zotim.core.access.policy import Denied, allow
from zotim.core.access.refusals import Unfit
from zotim.core.api import ERRORS, Problem
from zotim.core.audit.services import record
from zotim.desks.screening.alerts.api import API
from zotim.desks.screening.travel.services.messages import messages_take

router = Router(tags=["messages"])
SCOPE, TAKE = "send:messages", "screening.message.take"
BODY = {"requestBody": {"required": True, "content": {"application/edifact": {"schema": {"type": "string"}}}}}


class MessageOut(Schema):
    """A message that was taken in: counts, and no name."""

    reference: str
    form: str
    flight: str
    leaves_at: datetime | None
    people: int
    alerts: int
    problems: int


class TakenOut(Schema):
    """What became of a file: its messages, and how many of them had been taken in before."""

    messages: list[MessageOut]
    known: int
    stray_problems: int


@router.post(
    "/messages", response={201: TakenOut, 400: Problem} | ERRORS, url_name="screening-messages", openapi_extra=BODY
)
def messages(request: Request) -> Any:
    """A file of PAXLST or PNRGOV messages: each traveller is asked for at once; what was taken in isn't again."""
    if SCOPE not in request.api_token.scopes:  # type: ignore[attr-defined]
        raise Denied(TAKE)
    allow(request.actor, TAKE)
    try:
        taken = messages_take(actor=API, data=request.body)
    except Unfit as error:
        raise HttpError(400, str(error)) from None
    counts = {"messages": len(taken.messages), "token": str(request.api_token.pk)}  # type: ignore[attr-defined]
    record(request.actor, "screening.messages.sent", details=counts)
    return Status(201, {"messages": taken.messages, "known": taken.known, "stray_problems": len(taken.stray)})

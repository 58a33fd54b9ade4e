"""Alerts for other systems: what waits, what was decided, and by which of the system's own things each was raised.

No name, no score and no reason leaves by it: a system holds a payment or lets it go, people read reasons. Imported from
the addresses only.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from ninja import Field, Query, Router, Schema

from zotim.core.access.pages import Request
from zotim.core.access.policy import Denied
from zotim.core.api import ERRORS, ONE_ERRORS, Listed, Paging, listed
from zotim.core.audit.services import System, record
from zotim.desks.screening.alerts import selectors
from zotim.desks.screening.alerts.beside import told_to_systems
from zotim.desks.screening.alerts.models import Alert
from zotim.desks.screening.asking.channels import in_channels

router = Router(tags=["alerts"])
LIST, VIEW = "screening.alert.list", "screening.alert.view"
SCOPE = "alerts:"
"""Before the channel whose alerts a token reads."""
API = System("api")
"""Whose channel a call works in: a token is no person, and what it sees is filtered by its role all the same."""


class EntryOut(Schema):
    """The entry that somebody was alike to."""

    list: str
    id: str
    name: str


class AlertOut(Schema):
    """An alert. *about* says which payment, customer or traveller of the system's own; a *verdict* may be to come."""

    reference: str
    channel: str
    state: str
    verdict: str | None
    raised_at: datetime
    due_at: datetime
    decided_at: datetime | None
    entry: EntryOut
    about: dict[str, Any]


class Decided(Paging):
    """Since when."""

    since: Annotated[datetime | None, Field(description="decided then or later, with its zone")] = None


def scoped(request: Request, begins: str, action: str) -> str:
    """What stands behind the scope of the token that *begins* so. Raises Denied where it has none."""
    scopes = request.api_token.scopes  # type: ignore[attr-defined]
    found = next((code.removeprefix(begins) for code in scopes if code.startswith(begins)), None)
    if found is None:
        raise Denied(action)
    return str(found)


def told(request: Request) -> dict[str, Any]:
    """What an event tells of a call."""
    return {"outcome": "viewed", "details": {"token": str(request.api_token.pk)}}  # type: ignore[attr-defined]


def out(request: Request, alert: Alert) -> dict[str, Any]:
    """An alert as it leaves."""
    entry = alert.listed
    return {
        "reference": alert.reference, "channel": alert.channel, "state": alert.shown_state,
        "verdict": alert.verdict or None, "raised_at": alert.created_at, "due_at": alert.due_at,
        "decided_at": alert.decided_at, "about": told_to_systems(request.actor, alert),
        "entry": {"list": entry.source.code, "id": entry.listed_id, "name": entry.caption},
    }  # fmt: skip


@router.get("/alerts", response={200: Listed[AlertOut]} | ERRORS, url_name="screening-alerts")
def waiting(request: Request, asked: Query[Paging]) -> dict[str, Any]:
    """Alerts of the token's channel about which a verdict is due, what is due first."""
    return _page(request, asked, selectors.queue)


@router.get("/alerts/decided", response={200: Listed[AlertOut]} | ERRORS, url_name="screening-alerts-decided")
def decided(request: Request, asked: Query[Decided]) -> dict[str, Any]:
    """Alerts about which a verdict stands, the newest first. One that is contested stands among those that wait."""
    since = {"decided_at__gte": asked.since} if asked.since else {}
    return _page(request, asked, lambda actor, channel: selectors.decided(actor, channel).filter(**since))


def _page(request: Request, asked: Paging, rows: Callable[..., Any]) -> dict[str, Any]:
    channel = scoped(request, SCOPE, LIST)
    with in_channels(API, channel):
        page = listed(request, LIST, rows(request.actor, channel).select_related("listed__source"), asked)
        return page | {"items": [out(request, one) for one in page["items"]]}


@router.get("/alerts/{reference}", response={200: AlertOut} | ONE_ERRORS, url_name="screening-alert")
def one(request: Request, reference: str) -> dict[str, Any]:
    """One alert."""
    channel = scoped(request, SCOPE, VIEW)
    with in_channels(API, channel):
        found = selectors.cited(request.actor, channel, reference[:40])
        record(request.actor, "screening.alert.viewed", found, **told(request))
        return out(request, found)

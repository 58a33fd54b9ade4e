"""What the agency shows on the page of an alert: the way to a report of a suspicion, where a schema is named."""

from typing import Any

from django.conf import settings

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.screening.alerts.beside import on_page
from zotim.desks.screening.alerts.models import Alert


@on_page
def report(actor: Actor, alert: Alert) -> dict[str, Any]:
    """No alert says whether there is one."""
    there = settings.ZOTIM_GOAML_SCHEMA and alert.channel == "finance"
    return {"may_report": there and may(actor, "screening.goamlreport.make", alert)}

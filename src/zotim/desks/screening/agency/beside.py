"""What the agency shows beside an alert, and a freeze on it: the way to a report, where a schema is named."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.desks.screening.alerts.beside import Way, leads_on
from zotim.desks.screening.alerts.models import Alert


@leads_on
def report(actor: Actor, alert: Alert) -> Way | None:
    """No alert says whether there is one."""
    there = settings.ZOTIM_GOAML_SCHEMA and alert.channel == "finance"
    if not (there and may(actor, "screening.goamlreport.make", alert)):
        return None
    return Way(_("Make a report of a suspicion"), reverse("goaml_report_make", args=[alert.pk]))

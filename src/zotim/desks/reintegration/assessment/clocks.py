"""An assessment that can't wait; and that a plan is due so long after the last assessment."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.clocks.lengths import days
from zotim.core.clocks.registry import clocks
from zotim.desks.reintegration.assessment.models import Assessment
from zotim.desks.reintegration.cases.clocks import PLANS, begins_earlier, phase
from zotim.desks.reintegration.cases.models import Case

URGENT = "reintegration.urgent_assessment"

clocks(
    phase(
        "urgent_assessment", _("Urgent assessment of a case"), days(7), ("urged",), ("case.planned",),
        source=PLANS,
    )
)  # fmt: skip


@begins_earlier("plan", "reintegration.plan")
def last_signed(actor: Actor, case: Case) -> datetime | None:
    """When the last assessment was signed that the actor sees, for a case that was being assessed until now."""
    if case.state != "assessment":
        return None
    rows = Assessment.objects.filter(visible(Assessment, actor), case=case, state="signed")
    found: datetime | None = rows.aggregate(last=Max("signed_at"))["last"]
    return found

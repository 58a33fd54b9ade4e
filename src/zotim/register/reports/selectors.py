"""Every read of reports. Each takes the actor and returns only what the actor may see."""

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.register.models import Report


def reports(actor: Actor) -> QuerySet[Report]:
    """Reports that the actor may read, newest first."""
    return Report.objects.filter(visible(Report, actor)).order_by("-created_at")

"""What waits: drafts of assessments that one began. Numbers and states, no content."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.approvals.two import own
from zotim.desks.reintegration.assessment import selectors
from zotim.desks.reintegration.cases.models import ENDED


@tasks("reintegration.case.list")
def drafts(actor: Actor, today: date) -> Iterator[Task]:
    """Drafts that the actor began in the cases on which they work, the oldest first."""
    with walled(actor):
        rows = selectors.assessments(actor).filter(own(actor, "drafted"), state="drafted")
        found = list(rows.exclude(case__state__in=ENDED).order_by("created_at", "pk")[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("An assessment that you began isn't signed"),
            reverse("assessment", args=[one.case_id, one.pk]), pgettext("step", "open"),
            since=timezone.localdate(one.created_at),
        )  # fmt: skip

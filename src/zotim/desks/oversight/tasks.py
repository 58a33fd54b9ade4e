"""What waits for those who keep and dispose: disposals that somebody else proposed."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.models import Approval
from zotim.core.retention.models import DisposalRun
from zotim.core.retention.registry import RULES


@tasks("retention.run.decide")
def disposals(actor: Actor, today: date) -> Iterator[Task]:
    """Proposed disposals on which the actor can be the second person, oldest first."""
    asked = Approval.objects.filter(action="retention.run.decide", state="pending")
    asked = asked.exclude(requested_by_id__in=actor.people).exclude(requested_for_id__in=actor.people)
    rows = DisposalRun.objects.filter(visible(DisposalRun, actor), pk__in=asked.values("object_id"), state="proposed")
    for run in rows.order_by("created_at", "pk")[:MOST]:
        if may(actor, "retention.run.decide", run):
            yield Task(
                RULES[run.rule].label if run.rule in RULES else run.rule,
                _("Somebody else proposed to dispose of it"),
                reverse("disposal", args=[run.pk]),
                pgettext("step", "decide"),
                since=timezone.localdate(run.created_at),
            )

"""What waits for those who keep and dispose: disposals that somebody else proposed, and what is kept long enough."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may, visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import waiting_for
from zotim.core.retention.models import DisposalRun
from zotim.core.retention.registry import RULES
from zotim.core.retention.selectors import due_rules
from zotim.core.retention.services import DECIDE


@tasks(DECIDE)
def disposals(actor: Actor, today: date) -> Iterator[Task]:
    """Proposed disposals on which the actor can be the second person, oldest first."""
    rows = DisposalRun.objects.filter(visible(DisposalRun, actor), state="proposed")
    for run in rows.filter(waiting_for(actor, DECIDE)).order_by("created_at", "pk")[:MOST]:
        if may(actor, DECIDE, run):
            yield Task(
                RULES[run.rule].label if run.rule in RULES else run.rule,
                _("Somebody else proposed to dispose of it"),
                reverse("disposal", args=[run.pk]),
                pgettext("step", "decide"),
                since=timezone.localdate(run.created_at),
            )


@tasks("retention.run.propose", logged=False)
def time_is_over(actor: Actor, today: date) -> Iterator[Task]:
    """One line for the rules under which something is due and nobody has proposed a disposal yet."""
    runs = DisposalRun.objects.filter(visible(DisposalRun, actor), state__in=["proposed", "approved"])
    taken = set(runs.values_list("rule", flat=True))
    waits = [rule for rule in due_rules(actor) if rule.code not in taken]
    if waits:
        yield Task(
            _("Records that have been kept long enough"),
            "",
            reverse("retention"),
            pgettext("step", "propose"),
            count=len(waits),
        )

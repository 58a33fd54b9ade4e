"""What waits: plans that another has to approve, and what is planned and due. Numbers and days, no content."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS
from zotim.desks.reintegration.plans import selectors

SOON = timedelta(days=14)


def _page(case_id: UUID, plan_id: UUID) -> str:
    return reverse("plan", args=[case_id, plan_id])


@tasks("reintegration.case.list")
def plans_to_approve(actor: Actor, today: date) -> Iterator[Task]:
    """Plans that somebody else submitted, for a supervisor of the case, the longest waiting first."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        found = list(selectors.plans_to_approve(actor)[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("A plan that somebody else submitted"), _page(one.case_id, one.pk),
            pgettext("step", "decide"), since=timezone.localdate(one.submitted_at),
        )  # fmt: skip


@tasks("reintegration.case.list")
def actions_due(actor: Actor, today: date) -> Iterator[Task]:
    """What bodies do by a day within two weeks, or should have done, for those who work on the case."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        found = list(selectors.actions_due(actor, today + SOON)[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("Something in the plan is due"), _page(one.case_id, one.goal.plan_id),
            pgettext("step", "open"), due_on=one.due_on, note=str(one.get_domain_display()),
        )  # fmt: skip

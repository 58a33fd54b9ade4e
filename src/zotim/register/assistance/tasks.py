"""What waits in assistance: needs for a coordinator to stand behind, and help that is to be given by its day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS, visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.register.assistance import selectors
from zotim.register.assistance.models import Assistance
from zotim.register.assistance.services import APPROVE
from zotim.register.tasks import due_rows, due_task


@tasks("register.need.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a coordinator: needs that somebody else put in."""
    if not ACTIONS[APPROVE].open_to(actor) or not may_wait(actor, APPROVE):
        return
    rows = selectors.needs(actor).filter(waiting_for(actor, APPROVE), state="identified")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.title, _("A need waits for a second person"), reverse("need_approve", args=[one.pk]),
            pgettext("step", "approve"), since=timezone.localdate(one.created_at), reference=one.reference,
            note=one.lead.name,
        )  # fmt: skip


@tasks("register.assistance.list")
def help_due(actor: Actor, today: date) -> Iterator[Task]:
    """Help that was pledged and isn't given yet: by the bodies that one sees to; for the centre what is overdue
    elsewhere too."""
    rows = Assistance.objects.filter(visible(Assistance, actor), state__in=selectors.COMES)
    for one in due_rows(actor, today, rows.select_related("lead"), day="ends_on"):
        day: Any = one.ends_on  # only those with a day are due
        yield due_task(
            actor, today, day, one.title, reverse("assistance", args=[one.pk]), reference=one.reference, body=one.lead,
            why=_("Assistance that was pledged"),
        )  # fmt: skip

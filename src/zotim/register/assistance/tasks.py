"""What waits in assistance: needs for a coordinator to stand behind, and help that is to be given by its day."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import ACTIONS
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.register.assistance import selectors
from zotim.register.assistance.calendar import assistance
from zotim.register.assistance.services import APPROVE
from zotim.register.tasks import AHEAD, DAY, due_of, due_task


@tasks("register.need.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a coordinator: needs that somebody else put in."""
    if not ACTIONS[APPROVE].open_to(actor) or not may_wait(actor, APPROVE):
        return
    rows = selectors.needs(actor).filter(waiting_for(actor, APPROVE), state="identified")
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.title, _("A need waits for a second person"), address("need_approve", one.pk),
            pgettext("step", "approve"), since=timezone.localdate(one.created_at), reference=one.reference,
            note=one.lead.name,
        )  # fmt: skip


@tasks("register.assistance.list")
def help_due(actor: Actor, today: date) -> Iterator[Task]:
    """Help that was pledged and isn't given yet: by the bodies that one sees to; for the centre what is overdue
    elsewhere too."""
    for one in due_of(actor, assistance(actor), own=today + AHEAD, others=today - DAY):
        yield due_task(actor, today, one, why=_("Assistance that was pledged"))

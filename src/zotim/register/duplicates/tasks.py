"""What waits: mergers that touch what was assessed."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import may_wait
from zotim.register.duplicates.selectors import to_decide


@tasks("register.duplicate.decide")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For the centre: two records that somebody else wants to merge."""
    if not may_wait(actor, "register.duplicate.decide"):
        return
    for one in to_decide(actor)[:MOST]:
        yield Task(
            one.one.title,
            _("Somebody wants to merge it into another record"),
            address("merger", one.pk),
            pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
            reference=one.one.reference,
        )

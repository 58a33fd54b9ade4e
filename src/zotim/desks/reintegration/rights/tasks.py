"""What waits: a written request that a second person has to decide."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.desks.reintegration.cases.policy import SUPERVISOR
from zotim.desks.reintegration.rights import selectors


@tasks("reintegration.case.list")
def demands_to_decide(actor: Actor, today: date) -> Iterator[Task]:
    """Those that somebody else entered, for a supervisor of the case, the longest waiting first."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        found = list(selectors.to_decide(actor)[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("A written request that somebody else entered"), reverse("demand", args=[one.pk]),
            pgettext("step", "decide"), since=timezone.localdate(one.created_at),
        )  # fmt: skip

"""What waits in the cases that are one's own: those whose next step nobody took. Numbers and states, no content."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.desks.reintegration.cases import selectors
from zotim.desks.reintegration.cases.policy import WORKERS, assigned
from zotim.desks.reintegration.cases.states import CASE

WAITING = ("referred", "assessment")
"""States in which nobody is helped yet."""


@tasks("reintegration.case.list")
def cases_waiting(actor: Actor, today: date) -> Iterator[Task]:
    """The cases on which the actor works and in which help hasn't begun, the longest waiting first."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        rows = selectors.cases(actor).filter(pk__in=assigned(actor), state__in=WAITING)
        found = list(rows.order_by("created_at", "pk")[:MOST])
    for one in found:
        yield Task(
            one.reference,
            CASE.state(one).label,
            reverse("case", args=[one.pk]),
            pgettext("step", "open"),
            since=timezone.localdate(one.created_at),
            note=one.municipality.name,
        )

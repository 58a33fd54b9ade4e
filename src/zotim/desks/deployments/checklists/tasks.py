"""What waits for officers for deployments: what a second person has to look at, and what is due before tours."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.approvals.services import may_wait
from zotim.desks.deployments.checklists import selectors
from zotim.desks.deployments.checklists.states import CONFIRM

SOON = timedelta(days=14)
"""So long before its day an item is on home."""


@tasks("deployments.itemcheck.confirm")
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """What somebody else said was done, or would waive, the longest waiting first."""
    if not may_wait(actor, CONFIRM):
        return
    with walled(actor):
        found = list(selectors.to_confirm(actor)[:MOST])
    for one in found:
        yield Task(
            one.item.title, _("Done before a tour, or to be waived: a second person looks at it"),
            reverse("item_check", args=[one.pk]), pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at), reference=one.tour.reference,
        )  # fmt: skip


@tasks("deployments.itemcheck.board")
def due(actor: Actor, today: date) -> Iterator[Task]:
    """What is due soon before tours, or late."""
    with walled(actor):
        found = [one for one in selectors.board(actor) if one.on <= today + SOON and one.standing != "waits"]
    for one in found[:MOST]:
        yield Task(
            one.item.title, _("It has to be done before a tour"), reverse("tour", args=[one.tour.pk]),
            pgettext("step", "do"), due_on=one.on, reference=one.tour.reference,
        )  # fmt: skip

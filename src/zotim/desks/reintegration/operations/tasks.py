"""What waits before a group lands."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.desks.reintegration.operations import selectors

BEFORE = timedelta(days=14)
"""So long before a group lands it stands on home. A proposal."""


@tasks("reintegration.returnoperation.list")
def landing(actor: Actor, today: date) -> Iterator[Task]:
    """Groups that land within a fortnight or have landed, until each of them has a case."""
    with walled(actor):
        found = list(selectors.operations(actor).filter(lands_on__lte=today + BEFORE)[:MOST])
    for one in found:
        yield Task(
            one.reference, _("A group comes back, and not everybody has a case yet"),
            reverse("return_operation", args=[one.pk]), pgettext("step", "open"), due_on=one.lands_on,
        )  # fmt: skip

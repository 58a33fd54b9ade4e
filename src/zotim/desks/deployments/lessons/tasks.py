"""What waits for officers for deployments: lessons about which something is to be done soon."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.desks.deployments.lessons import selectors
from zotim.desks.deployments.lessons.states import CLOSE

SOON = timedelta(days=30)
"""So long before its day a lesson is on home."""


@tasks("deployments.lesson.close")
def to_do(actor: Actor, today: date) -> Iterator[Task]:
    """Open ones whose day is near or has passed."""
    for one in selectors.to_do(actor).filter(due_on__lte=today + SOON)[:MOST]:
        if may(actor, CLOSE, one):
            yield Task(
                one.title, _("A lesson of a mission: something is to be done"), reverse("lesson", args=[one.pk]),
                pgettext("step", "do"), due_on=one.due_on, reference=one.reference,
            )  # fmt: skip

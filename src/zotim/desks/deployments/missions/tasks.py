"""What waits for officers for deployments and the coordinator: mandates that somebody else entered."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait
from zotim.desks.deployments.missions import selectors
from zotim.desks.deployments.missions.states import CONFIRM


@tasks("deployments.mandate.confirm")
def to_confirm(actor: Actor, today: date) -> Iterator[Task]:
    """Mandates that somebody else entered."""
    if not may_wait(actor, CONFIRM):
        return
    for one in selectors.to_confirm(actor)[:MOST]:
        yield Task(
            one.title, _("A mandate that somebody else entered"), reverse("mandate", args=[one.pk]),
            pgettext("step", "confirm"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip

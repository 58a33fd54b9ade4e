"""What waits for officers for stabilisation and the coordinator: answers of due diligence of somebody else."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.approvals.services import may_wait
from zotim.desks.stabilisation.projects import selectors
from zotim.desks.stabilisation.projects.states import CLEAR


@tasks("stabilisation.diligence.confirm")
def to_clear(actor: Actor, today: date) -> Iterator[Task]:
    """Answers that somebody else gave."""
    if not may_wait(actor, CLEAR):
        return
    for one in selectors.to_clear(actor)[:MOST]:
        yield Task(
            one.project.title, _("An answer of due diligence of somebody else"), reverse("diligence", args=[one.pk]),
            pgettext("step", "clear"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip

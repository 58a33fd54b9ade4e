"""What waits: somebody asked about a person whose case one supervises."""

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
from zotim.desks.reintegration.persons import selectors


@tasks("reintegration.inquiry.list")
def asked(actor: Actor, today: date) -> Iterator[Task]:
    """Questions that nobody decided yet, the oldest first."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        found = list(selectors.inquiries(actor).filter(state="asked")[:MOST])
    for one in found:
        yield Task(
            one.case.reference,
            _("Somebody asks whether this person is known"),
            reverse("person_inquiries"),
            pgettext("step", "decide"),
            since=timezone.localdate(one.created_at),
        )

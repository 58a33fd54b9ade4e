"""What waits for officers for deployments: proposals, tours that begin soon while something is lacking, whoever
is to be debriefed."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.desks.deployments.tours import selectors
from zotim.desks.deployments.tours.models import Tour

SOON = 60
"""Days before the arrival from which home says that something is lacking."""


def _task(one: Tour, why: str, step: str, due_on: date | None = None, since: date | None = None) -> Task:
    return Task(one.billet.title, why, reverse("tour", args=[one.pk]), step, due_on, since, one.reference)


@tasks("deployments.tour.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """Tours on which somebody has to do something, those that begin first."""
    with walled(actor):
        proposed = list(selectors.to_agree(actor)[:MOST])
        soon = list(selectors.that_begin(actor, SOON)[:MOST])
        lack = selectors.lacking(soon)
        back = list(selectors.to_debrief(actor)[:MOST])
    for one in proposed:
        yield _task(one, _("Somebody is proposed for a billet"), pgettext("step", "agree"), due_on=one.arrives_on)
    for one in soon:
        if lack[one.pk]:
            yield _task(
                one, _("A tour begins soon, and something is lacking"), pgettext("step", "mend"), due_on=one.arrives_on
            )
    for one in back:
        yield _task(one, _("Somebody is back and wasn't debriefed yet"), pgettext("step", "debrief"), since=one.back_on)

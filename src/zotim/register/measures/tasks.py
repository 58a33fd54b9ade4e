"""What waits for a body: its own measures by their day, and obstacles in the way of others that it can take away."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import called
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.register.measures.calendar import measures
from zotim.register.measures.selectors import obstacles_to_remove
from zotim.register.tasks import AHEAD, DAY, due_of, due_task, without_a_voice


@tasks("register.measure.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """What stands in somebody's way, for the body that can take it away."""
    for one in obstacles_to_remove(actor, MOST):
        yield Task(
            one.title,
            without_a_voice(actor, one.remover_id)
            or _("It stands in the way of a measure, and your body can take it away"),
            address("measure", one.measure_id),
            pgettext("step", "take away"),
            since=one.since,
            reference=one.measure.reference,
            note=called(actor)[one.remover_id],
        )


@tasks("register.home.view")
def measures_due(actor: Actor, today: date) -> Iterator[Task]:
    """Measures of the bodies that one sees to; for the centre what is overdue elsewhere too."""
    for one in due_of(actor, measures(actor), own=today + AHEAD, others=today - DAY):
        yield due_task(actor, today, one)

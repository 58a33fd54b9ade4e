"""What waits: meetings to prepare, to say of whether they took place, and to report back from."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import Task, tasks
from zotim.register.taking_part.calendar import meetings, reports
from zotim.register.taking_part.selectors import who_sits
from zotim.register.tasks import AHEAD, due_of, due_task


@tasks("register.meeting.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For the focal points of bodies that sit in a group: its meetings, before and after. For the centre those of
    groups in which nobody sits, or where nobody speaks for the body that leads."""
    seats = who_sits(actor)
    for one in due_of(actor, meetings(actor, seats), own=today + AHEAD):
        said, step = _("A meeting comes"), pgettext("step", "prepare")
        if one.day < today:
            said, step = _("Say whether it took place"), pgettext("step", "report back")
        yield due_task(actor, today, one, why=said, step=step)
    for one in due_of(actor, reports(actor, seats), own=date.max):
        said, step = _("Report back what was said there"), pgettext("step", "report back")
        yield due_task(actor, today, one, why=said, step=step)

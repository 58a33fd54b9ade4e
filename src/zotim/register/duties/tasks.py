"""What waits in the calendar: entries that are due for the reader's own body; bodies that nobody speaks for."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.notifications.appointing import GIVE
from zotim.register.duties import selectors
from zotim.register.duties.calendar import entries
from zotim.register.policy import CENTRE
from zotim.register.selectors.bodies import unspoken_now
from zotim.register.tasks import AHEAD, BACK, due_of, due_task


@tasks("register.duty.view")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """Entries that are due soon and those that weren't met, of the bodies that one sees to; then bodies without a focal
    point."""
    for one in due_of(actor, entries(actor), since=today - BACK, own=today + AHEAD):
        yield due_task(actor, today, one, why=one.label)
    if actor.roles & CENTRE:
        bare = sum(unspoken_now(actor).values())
        if bare:
            yield Task(
                _("Bodies without a focal point"), "", address("left"), pgettext("step", "name one"),
                count=bare,
            )  # fmt: skip


@tasks(GIVE, logged=False)
def to_appoint(actor: Actor, today: date) -> Iterator[Task]:
    """For whoever gives roles, and isn't told at the centre: the bodies that lead commitments and that nobody speaks
    for, by their names, which everybody here may know."""
    if actor.roles & CENTRE:
        return
    for one in selectors.without_focal_point().only("name")[:MOST]:
        yield Task(one.name, _("The body has no focal point"), address("people"), pgettext("step", "name one"))

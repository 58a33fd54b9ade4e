"""What measures have in the calendar: the day by which each is to be done."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, due_days, due_kinds
from zotim.core.access.policy import visible
from zotim.register.calendar import due
from zotim.register.models import Measure
from zotim.register.standing import UNFINISHED

due_kinds(DueKind("measure", gettext_lazy("Measure")))


@due_days("register.commitment.list")
def measures(actor: Actor, first: date, last: date) -> Iterator[DueDay]:
    """Measures that aren't done yet. One that was merged into another isn't done twice."""
    own = Measure.objects.filter(visible(Measure, actor), state__in=UNFINISHED, merged_into=None)
    yield from due("measure", own.filter(due_on__range=(first, last)))

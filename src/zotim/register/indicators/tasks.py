"""What waits in indicators: periods without a value, for the body; values and keys, for a second person."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.policy import visible
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.addresses import address
from zotim.core.approvals.services import may_wait, waiting_for
from zotim.core.ui import show
from zotim.register.indicators import selectors
from zotim.register.indicators.calendar import values
from zotim.register.indicators.models import Sender
from zotim.register.indicators.policy import CONFIRM, DECIDE
from zotim.register.policy import CENTRE
from zotim.register.tasks import AHEAD, DAY, due_of, due_task


@tasks("register.indicator.list")
def waiting(actor: Actor, today: date) -> Iterator[Task]:
    """For a body the periods that it owes, for the centre what waits for a second person."""
    yield from _owed(actor, today)
    if actor.roles & CENTRE:
        yield from _to_accept(actor)
        yield from _to_confirm(actor)


def _owed(actor: Actor, today: date) -> Iterator[Task]:
    """Periods that are over, since nobody can supply a value before."""
    owed = {one.indicator: one for one in selectors.owing(actor)}
    source = values(actor, over_by=today, owed=list(owed.values()))
    for one in due_of(actor, source, own=today + AHEAD, others=today - DAY):
        period = owed[one.record[1]].period(one.day)
        why = _("The value from %(first)s until %(last)s") % {
            "first": show.day(period.first), "last": show.day(period.last)
        }  # fmt: skip
        yield due_task(
            actor, today, one, why=why,
            url=f"{reverse('value_supply', args=[one.record[1]])}?first={period.first.isoformat()}",
        )  # fmt: skip


def _to_accept(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, DECIDE):
        return
    rows = selectors.values(actor).filter(waiting_for(actor, DECIDE))
    for one in rows.order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.indicator.title, _("A value that somebody else supplied"), address("indicator_value", one.pk),
            pgettext("step", "confirm"), since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip


def _to_confirm(actor: Actor) -> Iterator[Task]:
    if not may_wait(actor, CONFIRM):
        return
    rows = Sender.objects.filter(visible(Sender, actor), waiting_for(actor, CONFIRM), state="proposed")
    for one in rows.select_related("body").order_by("created_at", "pk")[:MOST]:
        yield Task(
            one.body.name, _("The key of another installation, to be heard on the telephone"),
            address("sender_confirm", one.pk), pgettext("step", "confirm"),
            since=timezone.localdate(one.created_at), reference=one.reference,
        )  # fmt: skip

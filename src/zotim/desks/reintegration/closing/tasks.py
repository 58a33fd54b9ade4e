"""What waits at the end of a case: transfers to send and to answer, and work whose holder is gone."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zotim.core.access.actor import Actor
from zotim.core.access.tasks import MOST, Task, tasks
from zotim.core.access.walls import walled
from zotim.core.clocks.lengths import last_day_before
from zotim.core.clocks.registry import zone
from zotim.core.clocks.selectors import due_on
from zotim.desks.reintegration.cases.policy import SUPERVISOR, WORKERS
from zotim.desks.reintegration.closing import selectors


@tasks("reintegration.arriving.view")
def to_receive(actor: Actor, today: date) -> Iterator[Task]:
    """Cases that wait to be received by the actor, the longest waiting first."""
    with walled(actor):
        rows = selectors.arriving(actor)
        clocks, found = due_on(rows.order_by()), list(rows[:MOST])
    for one in found:
        clock = clocks.get(one.pk)
        yield Task(
            one.reference, _("A case waits to be received"), reverse("transfer_received", args=[one.pk]),
            pgettext("step", "open"), since=timezone.localdate(one.sent_at),
            due_on=last_day_before(clock.run.due_at, zone()) if clock and clock.run.due_at else None,
        )  # fmt: skip


@tasks("reintegration.case.list")
def transfers_waiting(actor: Actor, today: date) -> Iterator[Task]:
    """Transfers of the actor's cases that nobody sent, that weren't answered in time, or that were refused while no
    other was begun."""
    if not actor.roles & WORKERS:
        return
    with walled(actor):
        found = list(selectors.open_transfers(actor))
        late = {key for key, clock in due_on(selectors.open_transfers(actor).order_by()).items() if clock.late}
    begun = {one.case_id for one in found if one.state != "refused"}
    for one in found[:MOST]:
        if (one.state == "sent" and one.pk not in late) or (one.state == "refused" and one.case_id in begun):
            continue
        yield Task(
            one.case.reference, _said(one.state), reverse("transfer", args=[one.case_id, one.pk]),
            pgettext("step", "open"), since=timezone.localdate(one.created_at), note=one.to.name,
        )  # fmt: skip


def _said(state: str) -> str:
    return {
        "drafted": _("A transfer that was drafted and not sent"),
        "sent": _("A transfer that wasn't answered in time"),
    }.get(state, _("A transfer was refused: look for another way"))


@tasks("reintegration.handover.make")
def left_behind(actor: Actor, today: date) -> Iterator[Task]:
    """Work on the actor's cases whose holder has no account or no role for it any more."""
    if not actor.roles & SUPERVISOR:
        return
    with walled(actor):
        found = list(selectors.posts_left(actor)[:MOST])
    for one in found:
        yield Task(
            one.case.reference, _("Whoever had this part is gone: hand it to another"),
            reverse("handover_make", args=[one.case_id, one.pk]), pgettext("step", "open"), note=one.get_part_display(),
        )  # fmt: skip

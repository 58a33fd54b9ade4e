"""An item goes from one state to another."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.audit.services import Who, record
from zotim.core.states.machine import Transition
from zotim.desks.content.intake.clocks import first_due
from zotim.desks.content.intake.models import Item
from zotim.desks.content.intake.states import ITEM


@transaction.atomic
def item_move(*, actor: Who, item: Item, transition: str, **values: Any) -> Transition:
    """Take a step of :data:`~zotim.desks.content.intake.states.ITEM`, with *values* written in the same statement.

    A person needs the step's action; the program (``System``) takes any. Who leaves *taken* isn't its reader any more.
    Raises Denied, WrongState.
    """
    step = ITEM.examine(item, transition)
    if isinstance(actor, Actor):
        allow(actor, step.action, item)
    return step_take(actor, item, transition, values)


def step_take(
    actor: Who, item: Item, transition: str, values: Mapping[str, Any], details: Mapping[str, Any] | None = None
) -> Transition:  # fmt: skip
    """The step itself, in the caller's transaction; whether it may be taken is the caller's question. No item moves in
    another way: what hangs on a step (rounds, samples, clocks) hangs on its event."""
    now = timezone.now()
    more: dict[str, Any] = {"moved_at": now}
    if transition != "take":
        more |= {"taken_by_id": None, "taken_at": None}
    if transition == "reopen":
        more["due_at"] = first_due(item, now)
    step = ITEM.move(item, transition, **{**more, **values})
    record(actor, step.event, item, details=details)
    return step

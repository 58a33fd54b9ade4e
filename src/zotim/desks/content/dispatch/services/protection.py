"""What a service of child protection or counselling says to what was referred to it."""

from django.db import transaction
from django.utils import timezone

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may
from zotim.core.access.persons import said as reason_of
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.desks.content.dispatch.models import Dispatch
from zotim.desks.content.dispatch.services.answers import carry_out, receive, refuse
from zotim.desks.content.dispatch.services.rows import drafter, held
from zotim.desks.content.dispatch.states import DISPATCH


@transaction.atomic
def protection_answer(*, actor: Actor, dispatch: Dispatch, ours: bool, text: str = "") -> Dispatch:
    """Take it over, or say that it is another service's, and why. Raises WrongState when it was answered."""
    row = held(dispatch)
    person_may(actor, "content.protection.answer", row)
    if row.state == "sent":
        receive(actor, row, timezone.now())
    DISPATCH.examine(row, "carry_out")
    done = carry_out(actor, row, text.strip()) if ours else refuse(actor, row, reason_of(text, "text"))
    record(actor, "content.protection.answered", row)
    notify(drafter(row) | {row.approved_by_id}, "content.dispatch.answered", row)
    return done

"""Who may be the second person, for the pages."""

from django.db.models import Model

from zotim.core.access.actor import Actor
from zotim.core.access.policy import may
from zotim.core.approvals.services import approval_of, may_decide


def may_second(actor: Actor, action: str, obj: Model) -> bool:
    """Whether the actor is the second person who may decide *action* on *obj* now."""
    asked = approval_of(action, obj)
    return bool(asked and asked.state == "pending" and may(actor, action, obj) and may_decide(actor, asked))

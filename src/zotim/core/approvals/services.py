"""Ask for a second person, and decide as one."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied
from zotim.core.approvals.models import Approval
from zotim.core.approvals.states import APPROVAL
from zotim.core.audit.services import record


class NeedsAnotherPerson(Denied):
    """Who asked can't decide, neither themselves nor through a deputy, in either direction."""

    message = _("Somebody else has to decide this: you, or the person you stand in for, asked for it.")


def approval_of(action: str, obj: models.Model) -> Approval | None:
    """The newest approval of *action* on *obj*, whatever its state."""
    asked = Approval.objects.filter(action=action, object_type=obj._meta.label_lower, object_id=obj.pk)
    return asked.order_by("-created_at", "-pk").first()


@transaction.atomic
def approval_request(*, actor: Actor, action: str, obj: models.Model) -> Approval:
    """Ask that somebody else approves *action* on *obj*. Who may ask is the calling service's own check."""
    approval = Approval.objects.create(
        action=action,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        requested_by_id=actor.person_id,
        requested_for_id=actor.on_behalf_of_id,
    )
    record(actor, "approvals.approval.requested", approval, details={"action": action, "object": str(obj.pk)})
    return approval


def may_decide(actor: Actor, approval: Approval) -> bool:
    """Whether none of the people behind *actor* is one of those who asked."""
    return not actor.people & {approval.requested_by_id, approval.requested_for_id}


@transaction.atomic
def approval_decide(*, actor: Actor, approval: Approval, approved: bool, comment: str = "") -> Approval:
    """Approve or return. Raises :class:`NeedsAnotherPerson`, or WrongState when it was decided meanwhile."""
    if not may_decide(actor, approval):
        raise NeedsAnotherPerson(approval.action, approval)
    APPROVAL.move(
        approval,
        "approve" if approved else "return",
        decided_by_id=actor.person_id,
        decided_for_id=actor.on_behalf_of_id,
        decided_at=timezone.now(),
        comment=comment,
    )
    verb = "approvals.approval.approved" if approved else "approvals.approval.returned"
    record(actor, verb, approval, details={"action": approval.action, "object": str(approval.object_id)})
    return approval

"""Ask for a second person, and decide as one."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import Denied, may
from zotim.core.approvals.models import Approval
from zotim.core.approvals.states import APPROVAL
from zotim.core.approvals.two import behind, own
from zotim.core.audit.services import Who, record
from zotim.core.prepared import Prepared


class NeedsAnotherPerson(Denied):
    """Who asked can't decide, neither themselves nor through a deputy, in either direction."""

    message = _("Somebody else has to decide this: you, or the person you stand in for, asked for it.")


def refuse_own(actor: Actor, action: str, obj: models.Model, people: frozenset[UUID]) -> None:
    """Raise :class:`NeedsAnotherPerson` where one of *people*, who are behind an earlier step, is behind *actor*."""
    if actor.people & people:
        raise NeedsAnotherPerson(action, obj)


def approval_of(action: str, obj: models.Model) -> Approval | None:
    """The newest approval of *action* on *obj*, whatever its state."""
    asked = Approval.objects.filter(action=action, object_type=obj._meta.label_lower, object_id=obj.pk)
    return asked.order_by("-created_at", "-pk").first()


def asked(action: str, obj: models.Model) -> Approval:
    """The same where there must be one. Raises LookupError when nobody asked."""
    approval = approval_of(action, obj)
    if approval is None:
        raise LookupError(f"nobody asked for {action}")
    return approval


@transaction.atomic
def approval_request(
    *,
    actor: Actor,
    action: str,
    obj: models.Model,
    due_at: datetime | None = None,
    silence: Approval.Silence = Approval.Silence.WAITS,
) -> Approval:
    """Ask that somebody else approves *action* on *obj*. Who may ask is the calling service's own check.

    For a step that was taken at once, *due_at* says until when it has to be confirmed, and *silence* what is to become
    of it otherwise. The desk that sets them sees to it (:func:`overdue`, :func:`approval_lapse`).
    """
    approval = Approval.objects.create(
        action=action,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        requested_by_id=actor.person_id,
        requested_for_id=actor.on_behalf_of_id,
        due_at=due_at,
        silence=silence,
    )
    record(actor, "approvals.approval.requested", approval, details={"action": action, "object": str(obj.pk)})
    return approval


def may_decide(actor: Actor, approval: Approval) -> bool:
    """Whether none of the people behind *actor* is one of those who asked."""
    return not actor.people & behind(approval, "requested")


def may_second(actor: Actor, action: str, obj: models.Model) -> bool:
    """Whether *actor* is the second person who may decide *action* on *obj* now."""
    approval = approval_of(action, obj)
    pending = approval is not None and approval.state == Approval.Decision.PENDING
    return bool(approval and pending and may(actor, action, obj) and may_decide(actor, approval))


def waiting_for(actor: Actor, action: str) -> Q:
    """Records on which somebody else asked for *action*, for a filter. Says nothing of the actor's roles."""
    return Q(pk__in=_by_others(actor).filter(action=action).values("object_id"))


def may_wait(actor: Actor, action: str) -> bool:
    """Whether :func:`waiting_for` can find anything: no, if it was looked up and nobody asked."""
    looked_up = _asked_by_others.get()
    return looked_up is None or looked_up[0] != actor or action in looked_up[1]


@contextmanager
def looked_up_once(actor: Actor) -> Iterator[None]:
    """Within it :func:`may_wait` knows for which actions nobody asked, so that a page that puts many lists together
    leaves those unmade that hold nothing. For reading only: what is asked meanwhile isn't seen."""
    token = _asked_by_others.set((actor, frozenset(Prepared(_actions, ~own(actor, "requested")))))
    try:
        yield
    finally:
        _asked_by_others.reset(token)


def _actions(by_others: Q) -> models.QuerySet[Approval, str]:
    rows = Approval.objects.filter(by_others, state=Approval.Decision.PENDING)
    return rows.values_list("action", flat=True).distinct()


_asked_by_others: ContextVar[tuple[Actor, frozenset[str]] | None] = ContextVar("asked by others", default=None)


def _by_others(actor: Actor) -> models.QuerySet[Approval]:
    """What others asked for and nobody decided."""
    asked = Approval.objects.filter(state=Approval.Decision.PENDING)
    return asked.exclude(own(actor, "requested"))


def undecided(action: str) -> Q:
    """Records on which somebody asked for *action* and nobody decided, for a filter."""
    return Q(pk__in=Approval.objects.filter(action=action, state=Approval.Decision.PENDING).values("object_id"))


@transaction.atomic
def approval_decide(*, actor: Actor, approval: Approval, approved: bool, comment: str = "") -> Approval:
    """Approve or return. Raises :class:`NeedsAnotherPerson`, ValueError for a return without a comment, WrongState when
    it was decided meanwhile."""
    refuse_own(actor, approval.action, approval, behind(approval, "requested"))
    if not approved and not comment.strip():
        raise ValueError("a return takes a reason")
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


def overdue(at: datetime) -> models.QuerySet[Approval]:
    """Requests whose day has passed at *at* and that nobody decided.

    For the job of a desk whose steps are taken at once: it escalates them and lets lapse what lapses (the screening
    desk's holds).
    """
    return Approval.objects.filter(state=Approval.Decision.PENDING, due_at__lte=at)


@transaction.atomic
def approval_lapse(*, actor: Who, approval: Approval, at: datetime) -> Approval:
    """Let a request lapse that nobody confirmed in time. Raises ValueError for one that waits, stands or isn't late.

    For the job of the desk whose steps are taken at once.
    """
    if approval.silence != Approval.Silence.LAPSES or approval.due_at is None or approval.due_at > at:
        raise ValueError("only what lapses by its basis lapses, and only after its day")
    APPROVAL.move(approval, "lapse", decided_at=at)
    record(actor, "approvals.approval.lapsed", approval, details={"action": approval.action})
    return approval


@transaction.atomic
def approval_withdraw(*, actor: Actor, approval: Approval) -> Approval:
    """Take one's own request back. Raises Denied for anybody else."""
    if may_decide(actor, approval):
        raise Denied(approval.action, approval)
    return approval_drop(actor=actor, approval=approval)


@transaction.atomic
def approval_drop(*, actor: Who, approval: Approval) -> Approval:
    """End a request because what it was about was withdrawn. Who may withdraw that is the calling service's check."""
    APPROVAL.move(approval, "withdraw", decided_at=timezone.now())
    record(actor, "approvals.approval.withdrawn", approval, details={"action": approval.action})
    return approval

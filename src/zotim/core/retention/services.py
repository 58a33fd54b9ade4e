"""Hold, propose, decide. What was decided is carried out in :mod:`zotim.core.retention.disposal`."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import walled
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.audit.services import Who, record
from zotim.core.retention import selectors
from zotim.core.retention.models import DisposalItem, DisposalRun, Hold
from zotim.core.retention.registry import RULES
from zotim.core.retention.states import RUN

DECIDE = "retention.run.decide"


@transaction.atomic
def hold_place(*, actor: Actor, of: models.Model | type[models.Model], reason: str) -> Hold:
    """Keep one record, or all of a model, whatever the rules say. It takes one person: keeping harms nobody's proof."""
    allow(actor, "retention.hold.place")
    return hold_set(actor=actor, of=of, reason=reason)


@transaction.atomic
def hold_set(*, actor: Actor, of: models.Model | type[models.Model], reason: str) -> Hold:
    """The same for a desk that has seen to it who may: it keeps what goes to a court as evidence."""
    if not reason.strip():
        raise ValueError("a hold has a reason")
    hold = Hold.objects.create(
        object_type=of._meta.label_lower,
        object_id=of.pk if isinstance(of, models.Model) else None,
        reason=reason,
        starts_at=timezone.now(),
        placed_by_id=actor.person_id,
    )
    record(actor, "retention.hold.placed", hold, details={"object": str(hold.object_id or "all")})
    return hold


@transaction.atomic
def hold_lift(*, actor: Actor, hold: Hold) -> Hold:
    """End a hold now. Nothing goes by that: what is due must still be proposed and approved."""
    allow(actor, "retention.hold.lift", hold)
    lifted = Hold.objects.filter(pk=hold.pk, ends_at=None).update(ends_at=timezone.now(), lifted_by_id=actor.person_id)
    if lifted:
        record(actor, "retention.hold.lifted", hold, details={"object": str(hold.object_id or "all")})
    hold.refresh_from_db()
    return hold


@transaction.atomic
def hold_over(*, actor: Who, hold: Hold) -> None:
    """End a hold that a desk has set for a time, when that is over. For the desk, which has seen to it who may."""
    ended = Hold.objects.filter(pk=hold.pk, ends_at=None).update(ends_at=timezone.now(), lifted_by_id=actor.user_id)
    if ended:
        record(actor, "retention.hold.lifted", hold, details={"object": str(hold.object_id or "all")})


@transaction.atomic
def run_propose(*, actor: Actor, rule: str) -> DisposalRun:
    """Propose to dispose of all that is due under a rule now, and ask for a second person.

    Raises KeyError for a rule that doesn't exist, :class:`Unfit` when nothing is due or a run of it is open.
    """
    allow(actor, "retention.run.propose")
    chosen = RULES[rule]
    before = selectors.border(chosen)
    with walled(actor, chosen.purpose):
        found = list(selectors.due(chosen, before).values_list("pk", flat=True))
    if not found:
        raise Unfit(_("Nothing is due under this rule."))
    if DisposalRun.objects.filter(rule=rule, state__in=["proposed", "approved"]).exists():
        raise Unfit(_("A disposal under this rule is open already."))
    run = DisposalRun.objects.create(rule=rule, border=before, found=len(found))
    if chosen.bulk is None:
        DisposalItem.objects.bulk_create([DisposalItem(run=run, object_id=key) for key in found], batch_size=500)
    approval_request(actor=actor, action=DECIDE, obj=run)
    record(actor, "retention.run.proposed", run, details={"rule": rule, "found": len(found)})
    return run


@transaction.atomic
def run_decide(*, actor: Actor, run: DisposalRun, approved: bool, comment: str = "") -> DisposalRun:
    """Approve or return what somebody else proposed. Raises NeedsAnotherPerson for who proposed, also as a deputy;
    ValueError for a return without a comment."""
    allow(actor, DECIDE, run)
    approval_decide(actor=actor, approval=asked(DECIDE, run), approved=approved, comment=comment)
    step = RUN.move(run, "approve" if approved else "return")
    if not approved:
        run.items.all().delete()
    record(actor, step.event, run, details={"rule": run.rule})
    return run

"""Every write of a plan, by verb. Each runs behind the wall as its actor."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import person_may, said
from zotim.core.access.policy import Denied, visible
from zotim.core.access.refusals import Unfit
from zotim.core.access.walls import inside
from zotim.core.approvals.services import approval_decide, approval_request, asked
from zotim.core.approvals.two import behind, done_by
from zotim.core.audit.services import record
from zotim.core.notifications.services import notify
from zotim.core.people.models import Organisation
from zotim.desks.reintegration.assessment.models import Need
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.policy import may_decide, may_write_in
from zotim.desks.reintegration.cases.services.holding import hold
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction
from zotim.desks.reintegration.plans.sealed import TEXTS
from zotim.desks.reintegration.plans.states import APPROVE, PLAN

REVIEW_WITHIN = timedelta(days=90)
"""A plan is looked at again by then. A proposal."""
LONGEST = timedelta(days=366)
"""What takes longer is a goal of a later version."""
COPIED = ("approved", "superseded", "completed", "returned")
"""Versions from which a new one may take its goals over."""


# Versions


@transaction.atomic
@inside
def plan_draft(*, actor: Actor, case: Case) -> Plan:
    """Begin the next version of a case's plan, with the goals of the last one in the domains in which the actor writes.
    Raises Unfit while another version is made."""
    hold(case, alone=True)
    person_may(actor, "reintegration.plan.draft", case)
    if Plan.objects.filter(case=case, state__in=("drafted", "submitted")).exists():
        raise Unfit(_("A version of the plan is being made already."))
    last = Plan.objects.filter(case=case).aggregate(last=Max("version"))["last"] or 0
    plan = Plan.objects.create(case=case, version=last + 1, **done_by(actor, "drafted"))
    record(actor, "reintegration.plan.drafted", plan, details={"case": str(case.pk)})
    _take_over(actor, plan)
    return plan


@transaction.atomic
@inside
def goals_take_over(*, actor: Actor, plan: Plan) -> int:
    """Take the goals of the last version into a draft, with what isn't done yet, in the domains in which the actor
    writes and in which the draft has none; answers how many."""
    hold(plan.case, alone=False)
    person_may(actor, "reintegration.goal.add", plan)
    return _take_over(actor, plan)


def to_take_over(actor: Actor, plan: Plan) -> list[Goal]:
    """The goals that the actor can take over into a draft."""
    before = Plan.objects.filter(case_id=plan.case_id, version__lt=plan.version, state__in=COPIED)
    last = before.order_by("-version").first()
    if last is None:
        return []
    there = plan.goals.filter(visible(Goal, actor)).values_list("domain", flat=True)
    rows = last.goals.filter(visible(Goal, actor), domain__in=may_write_in(actor, plan.case), left_out_at=None)
    return list(rows.exclude(domain__in=list(there)).order_by("created_at", "pk"))


def _take_over(actor: Actor, plan: Plan) -> int:
    goals = to_take_over(actor, plan)
    for old in goals:
        details = TEXTS.values(actor, old, "details")
        if details is None:
            continue
        goal = _goal(plan, old.domain, details, old.until, need=old.need, follows=old)
        record(actor, "reintegration.goal.added", goal, details=_told(goal))
        for action in old.actions.filter(visible(PlannedAction, actor), left_out_at=None, done_at=None):
            if (what := TEXTS.values(actor, action, "details")) is not None:
                made = _action(goal, action.owner, action.due_on, what)
                record(actor, "reintegration.plannedaction.added", made, details=_told(made))
    return len(goals)


@transaction.atomic
@inside
def plan_submit(*, actor: Actor, plan: Plan, review_on: date) -> Plan:
    """Submit a draft: from now on it is never changed. Another supervisor of the case than who drafted or submits it
    decides, and is told that something waits. Raises Unfit without a goal, for a goal for which nobody does anything,
    and for a day of review that doesn't fit, WrongState."""
    hold(plan.case, alone=True)
    person_may(actor, "reintegration.plan.submit", plan)
    today = timezone.localdate()
    if not today < review_on <= today + REVIEW_WITHIN:
        raise Unfit(_("A plan is reviewed tomorrow at the earliest, and within 90 days."), "review_on")
    goals = plan.goals.filter(visible(Goal, actor), left_out_at=None)
    if not goals:
        raise Unfit(_("The plan has no goal yet."))
    if any(not goal.actions.filter(left_out_at=None).exists() for goal in goals):
        raise Unfit(_("Say for each goal what is done, and by which body."))
    deciders = may_decide(plan.case, behind(plan, "drafted") | actor.people)
    if not deciders:
        raise Unfit(_("Nobody else supervises this case, so that nobody could decide. Let its case manager ask."))
    step = PLAN.move(
        plan, "submit", review_on=review_on, submitted_at=timezone.now(), **done_by(actor, "submitted")
    )  # fmt: skip
    approval_request(actor=actor, action=APPROVE, obj=plan)
    notify(deciders, "reintegration.plan.submitted", plan.case)
    record(actor, step.event, plan, details={"case": str(plan.case_id)})
    return plan


@transaction.atomic
@inside
def plan_decide(*, actor: Actor, plan: Plan, approved: bool, comment: str = "") -> Plan:
    """Approve a version as the second person, in the place of the one that held until now, or return it with a reason.
    Raises Denied, NeedsAnotherPerson, Unfit without a reason, WrongState when somebody decided meanwhile."""
    hold(plan.case, alone=True)
    person_may(actor, APPROVE, plan)
    if not approved:
        said(comment, "comment")
    approval_decide(actor=actor, approval=asked(APPROVE, plan), approved=approved, comment=comment)
    if approved:
        for old in Plan.objects.filter(case=plan.case, state="approved"):
            taken = PLAN.move(old, "supersede")
            record(actor, taken.event, old, details={"case": str(old.case_id)})
        step = PLAN.move(plan, "approve", approved_at=timezone.now(), **done_by(actor, "approved"))
    else:
        step = PLAN.move(plan, "return")
    record(actor, step.event, plan, details={"case": str(plan.case_id)})
    return plan


@transaction.atomic
@inside
def plan_end(*, actor: Actor, plan: Plan, step: str) -> Plan:
    """Say that an approved plan is completed (``complete``), or drop a draft (``drop``). Raises WrongState."""
    hold(plan.case, alone=False)
    person_may(actor, PLAN.step(step).action, plan)
    taken = PLAN.move(plan, step)
    record(actor, taken.event, plan, details={"case": str(plan.case_id)})
    return plan


# Goals, and what is done for them


@transaction.atomic
@inside
def goal_add(
    *, actor: Actor, plan: Plan, domain: str, words: str, sign: str, begins: str, until: date, need: Need | None = None
) -> Goal:
    """Add a goal to a draft: in the person's own *words*, with the *sign* by which one would see it, where one *begins*
    and *until* when. Raises Unfit, and Denied outside the domains in which the actor writes."""
    hold(plan.case, alone=False)
    person_may(actor, "reintegration.goal.add", plan)
    if domain not in may_write_in(actor, plan.case):
        raise Denied("reintegration.goal.add", plan)
    if need is not None and (need.case_id, need.domain) != (plan.case_id, domain):
        raise Unfit(_("This need stands in another part of the case."), "need")
    if not timezone.localdate() <= until <= timezone.localdate() + LONGEST:
        raise Unfit(_("It ends today at the earliest, and within a year."), "until")
    details = {"words": _text(words, "words"), "sign": _text(sign, "sign"), "begins": _text(begins, "begins")}
    goal = _goal(plan, domain, details, until, need=need)
    record(actor, "reintegration.goal.added", goal, details=_told(goal))
    return goal


def _text(text: str, field: str) -> str:
    if not text.strip():
        raise Unfit(_("Say what it is about."), field)
    return text.strip()


def _goal(
    plan: Plan, domain: str, details: dict[str, Any], until: date, need: Need | None = None, follows: Goal | None = None
) -> Goal:
    goal = Goal(plan=plan, case=plan.case, domain=domain, until=until, need=need, follows=follows)
    goal.details = TEXTS.put(goal, "details", details)
    goal.save(force_insert=True)
    return goal


@transaction.atomic
@inside
def goal_leave_out(*, actor: Actor, goal: Goal) -> None:
    """Leave a goal out of a draft, with what was to be done for it. It stays on record that it stood there."""
    hold(goal.case, alone=False)
    person_may(actor, "reintegration.goal.leave_out", goal)
    if Goal.objects.filter(pk=goal.pk, left_out_at=None).update(left_out_at=timezone.now()):
        record(actor, "reintegration.goal.left_out", goal, details=_told(goal))


@transaction.atomic
@inside
def action_add(
    *, actor: Actor, goal: Goal, what: str, owner: Organisation, due_on: date, cost: Decimal | None = None,
    source: str = "",
) -> PlannedAction:  # fmt: skip
    """Add to a draft what a body does for a goal, by a day; with what it *costs*, in lek, and the *source* of the
    money. Raises Unfit, also for a cost without a source."""
    hold(goal.case, alone=False)
    person_may(actor, "reintegration.plannedaction.add", goal)
    if goal.left_out_at is not None:
        raise Unfit(_("The draft leaves this goal out."))
    if not timezone.localdate() <= due_on <= timezone.localdate() + LONGEST:
        raise Unfit(_("It ends today at the earliest, and within a year."), "due_on")
    if cost is not None and cost < 0:
        raise Unfit(_("What it costs is nothing, or more."), "cost")
    if cost and not source.strip():
        raise Unfit(_("Say who pays."), "source")
    details = {"what": _text(what, "what"), "source": source.strip(), "cost": "" if cost is None else str(cost)}
    action = _action(goal, owner, due_on, details)
    record(actor, "reintegration.plannedaction.added", action, details=_told(action))
    return action


def _action(goal: Goal, owner: Organisation, due_on: date, details: Mapping[str, Any]) -> PlannedAction:
    action = PlannedAction(goal=goal, case=goal.case, domain=goal.domain, owner=owner, due_on=due_on)
    action.details = TEXTS.put(action, "details", dict(details))
    action.save(force_insert=True)
    return action


@transaction.atomic
@inside
def action_leave_out(*, actor: Actor, action: PlannedAction) -> None:
    """Leave out of a draft what a body was to do."""
    hold(action.case, alone=False)
    person_may(actor, "reintegration.plannedaction.leave_out", action)
    if PlannedAction.objects.filter(pk=action.pk, left_out_at=None).update(left_out_at=timezone.now()):
        record(actor, "reintegration.plannedaction.left_out", action, details=_told(action))


@transaction.atomic
@inside
def action_done(*, actor: Actor, action: PlannedAction) -> None:
    """Say that something planned is done, while the plan holds."""
    hold(action.case, alone=False)
    person_may(actor, "reintegration.plannedaction.done", action)
    rows = PlannedAction.objects.filter(pk=action.pk, left_out_at=None, done_at=None)
    if rows.update(done_at=timezone.now(), **done_by(actor, "done")):
        record(actor, "reintegration.plannedaction.done", action, details=_told(action))


@transaction.atomic
@inside
def attainment_say(*, actor: Actor, goal: Goal, far: int, seen_on: date, words: str) -> Attainment:
    """Put on record how far one goal is, 0 to 4, and what was seen on which day. Raises Unfit."""
    hold(goal.case, alone=False)
    person_may(actor, "reintegration.attainment.say", goal)
    if far not in Attainment.Far.values or goal.left_out_at is not None:
        raise Unfit(_("Choose one of the list."), "far")
    if seen_on > timezone.localdate():
        raise Unfit(_("That day is still to come."), "seen_on")
    row = Attainment(
        goal=goal, case=goal.case, domain=goal.domain, far=far, seen_on=seen_on, said_by_id=actor.person_id
    )  # fmt: skip
    row.words = TEXTS.put(row, "words", _text(words, "words"))
    row.save(force_insert=True)
    record(actor, "reintegration.attainment.said", row, details=_told(row))
    return row


def _told(row: Goal | PlannedAction | Attainment) -> dict[str, Any]:
    return {"case": str(row.case_id), "domain": row.domain}

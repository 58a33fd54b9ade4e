"""Every read of a plan: takes the actor, returns only what the actor may see. Called behind the wall."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.core.approvals.services import waiting_for
from zotim.desks.reintegration.cases.models import ENDED, Case
from zotim.desks.reintegration.cases.policy import overseen
from zotim.desks.reintegration.plans.models import PEOPLE, Attainment, Goal, Plan, PlannedAction
from zotim.desks.reintegration.plans.sealed import TEXTS
from zotim.desks.reintegration.plans.states import APPROVE


def plans(actor: Actor) -> QuerySet[Plan]:
    """Versions of the plans of the cases that the actor sees, newest first."""
    rows = Plan.objects.filter(visible(Plan, actor)).select_related("case", *PEOPLE)
    return rows.order_by("-version", "-pk")


def plans_of(actor: Actor, case: Case) -> QuerySet[Plan]:
    """Those of one case."""
    return plans(actor).filter(case=case)


def plan(actor: Actor, case: Case, pk: UUID) -> Plan:
    """One of them. Raises NotVisible."""
    return get_visible(plans_of(actor, case), actor, pk=pk)


def plans_to_approve(actor: Actor) -> QuerySet[Plan]:
    """Those of open cases that the actor supervises, submitted by somebody else, the longest waiting first."""
    rows = plans(actor).filter(waiting_for(actor, APPROVE), state="submitted", case__in=overseen(actor))
    return rows.exclude(case__state__in=ENDED).order_by("submitted_at", "pk")


def goal(actor: Actor, plan: Plan, pk: UUID) -> Goal:
    """A goal of a plan that isn't left out. Raises NotVisible."""
    rows = plan.goals.filter(visible(Goal, actor), left_out_at=None).select_related("plan__case", "case")
    return get_visible(rows, actor, pk=pk)


def action(actor: Actor, goal: Goal, pk: UUID) -> PlannedAction:
    """Something that a body does for a goal, and that isn't left out. Raises NotVisible."""
    rows = goal.actions.filter(visible(PlannedAction, actor), left_out_at=None)
    return get_visible(rows.select_related("goal__plan__case", "case", "owner"), actor, pk=pk)


def actions_due(actor: Actor, before: date) -> QuerySet[PlannedAction]:
    """What isn't done yet in the plans that hold, and is due before a day, in the cases and domains that are open to
    the actor; the most urgent first."""
    rows = PlannedAction.objects.filter(visible(PlannedAction, actor), left_out_at=None, done_at=None)
    rows = rows.filter(goal__left_out_at=None, goal__plan__state="approved", due_on__lt=before)
    return rows.exclude(case__state__in=ENDED).select_related("case", "goal").order_by("due_on", "pk")


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a goal was on a day, with what was seen; *words* is None when it can't be read."""

    row: Attainment
    words: str | None


@dataclass(frozen=True, slots=True)
class Doing:
    """What a body does, unsealed; *details* is None when it can't be read."""

    row: PlannedAction
    details: dict[str, Any] | None

    @property
    def cost(self) -> Decimal | None:
        """What it costs, in lek; None where nothing is said of it."""
        said = (self.details or {}).get("cost")
        return Decimal(said) if said else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A goal unsealed, with what is done for it and how far it is, the newest first; earlier versions of it count."""

    row: Goal
    details: dict[str, Any] | None
    actions: list[Doing]
    seen: list[Seen]


def goals_of(actor: Actor, plan: Plan) -> list[Wanted]:
    """The goals of a version in the domains that are open to the actor, for this page and no longer."""
    rows = list(plan.goals.filter(visible(Goal, actor), left_out_at=None).order_by("domain", "created_at", "pk"))
    doing: dict[UUID, list[Doing]] = defaultdict(list)
    actions = PlannedAction.objects.filter(visible(PlannedAction, actor), goal__in=rows, left_out_at=None)
    for row in actions.select_related("owner").order_by("due_on", "pk"):
        doing[row.goal_id].append(Doing(row, TEXTS.values(actor, row, "details")))
    seen = _seen(actor, plan, rows)
    return [Wanted(row, TEXTS.values(actor, row, "details"), doing[row.pk], seen[row.pk]) for row in rows]


def _seen(actor: Actor, plan: Plan, goals: list[Goal]) -> dict[UUID, list[Seen]]:
    """How far each goal is, as it was seen in this version and in those that it follows."""
    before = dict(Goal.objects.filter(visible(Goal, actor), case=plan.case_id).values_list("pk", "follows_id"))
    said: dict[UUID, list[Seen]] = defaultdict(list)
    rows = Attainment.objects.filter(visible(Attainment, actor), case=plan.case_id).select_related("said_by")
    for row in rows.order_by("-seen_on", "-created_at"):
        said[row.goal_id].append(Seen(row, TEXTS.text(actor, row, "words")))
    found: dict[UUID, list[Seen]] = {}
    for goal in goals:
        found[goal.pk] = []
        at: UUID | None = goal.pk
        while at:
            found[goal.pk] += said[at]
            at = before.get(at)
    return found

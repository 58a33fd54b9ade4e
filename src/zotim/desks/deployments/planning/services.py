"""Every write about plans of rotations that a person makes. Each runs behind the wall as its actor and locks the
mission. Tours come about, change and are called off through the services of tours alone."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit, in_order
from zotim.core.access.walls import inside
from zotim.core.approvals.two import done_by
from zotim.core.audit.services import record
from zotim.core.jobs.services import enqueue
from zotim.core.records import with_reference
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.services import lock
from zotim.desks.deployments.planning import selectors
from zotim.desks.deployments.planning.models import LONGEST_PLAN, Change, Plan, PlannedTour, Standing
from zotim.desks.deployments.planning.states import PLAN
from zotim.desks.deployments.tours import selectors as touring
from zotim.desks.deployments.tours import services as tours
from zotim.desks.deployments.tours.models import LONGEST, TourEnd

WORK = "deployments.plan.work"


@transaction.atomic
@inside
def plan_ask(
    *, actor: Actor, mission: Mission, from_on: date, until_on: date, standing: str = Standing.FIXED
) -> Plan:  # fmt: skip
    """Have the rotations of a mission planned, by its rule. It is worked out in the background.

    Raises :class:`Unfit` for days out of order, that have begun, before the mission or beyond what is planned at once,
    and a mission of which no accepted billet has to be held on these days.
    """
    lock(mission)
    allow(actor, "deployments.plan.ask", mission)
    _days(mission, from_on, until_on)
    if not mission.billets.filter(state="accepted", from_on__lte=until_on, until_on__gte=from_on).exists():
        raise Unfit(_("No billet that the mission accepted has to be held on these days."), "from_on")
    terms = touring.terms(mission)
    return _ask(
        actor, mission=mission, from_on=from_on, until_on=until_on, standing=standing, tour_days=terms.tour_days,
        handover_days=terms.handover_days, rest_times=terms.rest_times,
    )  # fmt: skip


@transaction.atomic
@inside
def plan_what_if(
    *, actor: Actor, plan: Plan, until_on: date, tour_days: int, handover_days: int, rest_times: int, fewer: int = 0
) -> Plan:
    """Have planned what would be if the mission ended on another day, tours were of another length, or there were
    *fewer* people. It touches no row of the mission and can't be accepted.

    Raises :class:`Unfit` for a plan that isn't worked out, what is no length, and days out of order or too many.
    """
    plan = _locked(plan)
    allow(actor, "deployments.plan.ask", plan)
    plan = plan.copy_of or plan
    if plan.planned_at is None:
        raise Unfit(_("It isn't worked out yet."))
    in_order(plan.from_on, until_on, "until_on")
    _not_too_long(plan.from_on, until_on)
    if not 1 <= tour_days <= LONGEST:
        raise Unfit(_("A tour lasts from 1 to %(most)s days.") % {"most": LONGEST}, "tour_days")
    if not 0 <= handover_days < tour_days:
        raise Unfit(_("A handover is shorter than a tour."), "handover_days")
    return _ask(
        actor, mission=plan.mission, copy_of=plan, from_on=plan.from_on, until_on=until_on, standing=plan.standing,
        tour_days=tour_days, handover_days=handover_days, rest_times=rest_times, fewer=fewer,
    )  # fmt: skip


def _days(mission: Mission, from_on: date, until_on: date) -> None:
    in_order(from_on, until_on, "until_on")
    if from_on <= timezone.localdate():
        raise Unfit(_("What has begun can't be planned. Begin tomorrow at the earliest."), "from_on")
    if from_on < mission.from_on:
        raise Unfit(_("The mission begins later."), "from_on")
    _not_too_long(from_on, until_on)


def _not_too_long(from_on: date, until_on: date) -> None:
    if until_on - from_on > timedelta(days=LONGEST_PLAN):
        raise Unfit(_("So many days are planned at once at most: %(most)s.") % {"most": LONGEST_PLAN}, "until_on")


def _ask(actor: Actor, **fields: Any) -> Plan:
    plan = with_reference(
        lambda reference: Plan.objects.create(reference=reference, **fields, **done_by(actor, "asked"))
    )
    enqueue(WORK, actor=actor, obj=plan, plan=plan.pk)
    of = plan.copy_of
    record(actor, "deployments.plan.asked", plan, details={"copy_of": str(of.pk)} if of else None)
    return plan


def _locked(plan: Plan) -> Plan:
    lock(plan.mission)
    rows = Plan.objects.select_related("mission__lead", "copy_of")
    return rows.select_for_update(of=("self",)).get(pk=plan.pk)


@transaction.atomic
@inside
def plan_accept(*, actor: Actor, plan: Plan) -> Plan:
    """Accept a plan: its new tours are proposed, those that it moves get their days, those that it doesn't need are
    called off. Each goes through the services of tours, which examine it at this moment; all of them, or none.

    Raises WrongState for a what-if; :class:`Unfit` where anything changed of what it was worked out from, naming what,
    and where a tour can't be, naming its billet.
    """
    plan = _locked(plan)
    allow(actor, "deployments.plan.accept", plan)
    PLAN.examine(plan, "accept")
    if selectors.changed(plan):
        raise Unfit(_("What it was worked out from has changed. Have it planned again."))
    rows = list(selectors.planned(actor, plan))
    for change in (Change.DROPPED, Change.MOVED, Change.NEW):
        for one in rows:
            if one.change == change:
                _carry_out(actor, one)
    transition = PLAN.move(plan, "accept", accepted_at=timezone.now(), **done_by(actor, "accepted"))
    record(actor, transition.event, plan)
    return plan


def _carry_out(actor: Actor, one: PlannedTour) -> None:
    days = {"arrives_on": one.arrives_on, "from_on": one.from_on, "until_on": one.until_on}
    stands: Any = one.tour  # the database holds that there is one, but where it is new
    try:
        if one.change == Change.NEW:
            one.tour = tours.tour_propose(actor=actor, billet=one.billet, nominee=one.nominee, **days)
            one.save(update_fields=["tour"])
        elif one.change == Change.MOVED:
            tours.tour_change(actor=actor, tour=stands, **days)
        else:
            tours.tour_move(actor=actor, tour=stands, step="cancel", why=TourEnd.BODY)
    except Unfit as refused:
        raise Unfit(f"{one.billet.code}: {refused.message}") from refused


@transaction.atomic
@inside
def plan_drop(*, actor: Actor, plan: Plan) -> Plan:
    """Set a plan aside. Raises WrongState for one that was accepted."""
    plan = _locked(plan)
    allow(actor, "deployments.plan.drop", plan)
    transition = PLAN.move(plan, "drop")
    record(actor, transition.event, plan)
    return plan

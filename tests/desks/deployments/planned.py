"""A mission whose rotations can be planned: two accepted billets, and some who may be sent."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.desks.deployments.people import LAST, People, able, billet, grounded
from zotim.core.access.walls import walled
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.planning import selectors, services
from zotim.desks.deployments.planning.models import Plan
from zotim.desks.deployments.planning.working import plan_work
from zotim.desks.deployments.tours import services as touring

LONG = LAST + timedelta(days=2_000)


def first_day() -> date:
    return timezone.localdate() + timedelta(days=30)


def mission(people: People, sent: int = 4, billets: int = 1, **fields: Any) -> Mission:
    """A mission of which a year can be planned, with tours of 100 days and as much rest."""
    made = grounded(people, until_on=None)
    touring.terms_set(actor=people.officer, mission=made, tour_days=100, handover_days=5, rest_times=1)
    for number in range(billets):
        billet(people, made, f"A-{number + 1}", accepted=True, until_on=first_day() + timedelta(days=299), **fields)
    for number in range(sent):
        able(people, f"B-{number + 1}", until=LONG)
    return made


def asked(people: People, of: Mission, **fields: Any) -> Plan:
    """A plan that is asked for."""
    known = {"from_on": first_day(), "until_on": first_day() + timedelta(days=299), **fields}
    return services.plan_ask(actor=people.officer, mission=of, **known)


def planned(people: People, of: Mission, **fields: Any) -> Plan:
    """A plan that is worked out."""
    return again(people, plan_work(plan=asked(people, of, **fields)))


def what_if(people: People, plan: Plan, **fields: Any) -> Plan:
    """What would be, worked out."""
    names = ("until_on", "tour_days", "handover_days", "rest_times")
    known = {name: getattr(plan, name) for name in names} | fields
    made = services.plan_what_if(actor=people.officer, plan=plan, **known)
    return again(people, plan_work(plan=made))


def again(people: People, plan: Plan) -> Plan:
    """The plan as its officer sees it now."""
    with walled(people.officer):
        return selectors.plan(people.officer, plan.pk)


def shown(people: People, plan: Plan) -> selectors.Shown:
    """What its page shows."""
    with walled(people.officer):
        return selectors.shown(people.officer, plan)


def changed(people: People, plan: Plan) -> list[str]:
    """Which parts aren't as they were."""
    with walled(people.officer):
        return selectors.changed(plan)

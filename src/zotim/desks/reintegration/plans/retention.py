"""Plans go with their case."""

from django.db.models import QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.plans.models import Attainment, Goal, Plan, PlannedAction


@goes_along
def _plans(case: Case) -> QuerySet:
    return Plan.objects.filter(case=case)


@goes_along
def _goals(case: Case) -> QuerySet:
    return Goal.objects.filter(case=case)


@goes_along
def _actions(case: Case) -> QuerySet:
    return PlannedAction.objects.filter(case=case)


@goes_along
def _attainments(case: Case) -> QuerySet:
    return Attainment.objects.filter(case=case)

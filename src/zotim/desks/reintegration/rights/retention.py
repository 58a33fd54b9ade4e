"""Written requests end with their case. That something was given, to whom and with which hash, stays: a disclosure."""

from django.db.models import QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.rights.models import Demand, DemandAnswer


@goes_along
def _demands(case: Case) -> QuerySet:
    return Demand.objects.filter(case=case)


@goes_along
def _answers(case: Case) -> QuerySet:
    return DemandAnswer.objects.filter(case=case)

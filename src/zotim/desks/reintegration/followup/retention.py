"""Visits end with their case."""

from django.db.models import QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.followup.models import Visit


@goes_along
def _visits(case: Case) -> QuerySet:
    return Visit.objects.filter(case=case)

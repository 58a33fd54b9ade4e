"""What was assessed goes with its case."""

from django.db.models import QuerySet

from zotim.desks.reintegration.assessment.models import Assessment, Need
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along


@goes_along
def _assessments(case: Case) -> QuerySet:
    return Assessment.objects.filter(case=case)


@goes_along
def _needs(case: Case) -> QuerySet:
    return Need.objects.filter(case=case)

"""On what access to a case rested ends with it. Articles of law are about nobody, and stay."""

from django.db.models import QuerySet

from zotim.desks.reintegration.bases.models import Consent, Ground
from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along


@goes_along
def _consents(case: Case) -> QuerySet:
    return Consent.objects.filter(case=case)


@goes_along
def _grounds(case: Case) -> QuerySet:
    return Ground.objects.filter(case=case)

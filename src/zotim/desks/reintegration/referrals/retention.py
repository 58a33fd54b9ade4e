"""Referrals and what was reported of them end with their case; the directory is about nobody, and stays."""

from django.db.models import QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.referrals.models import Referral, Reply


@goes_along
def _referrals(case: Case) -> QuerySet:
    return Referral.objects.filter(case=case)


@goes_along
def _replies(case: Case) -> QuerySet:
    return Reply.objects.filter(case=case)

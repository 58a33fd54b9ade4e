"""Whom a case is about ends with it."""

from django.db.models import Model, QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person


def _of(model: type[Model]) -> None:
    @goes_along
    def rows(case: Case) -> QuerySet:
        return model._default_manager.filter(case=case)


for each in (Person, Name, Identity, Guardian, Member, Inquiry):
    _of(each)

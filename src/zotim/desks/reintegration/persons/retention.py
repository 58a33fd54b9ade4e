"""Whom a case is about ends with it."""

from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.persons.models import Guardian, Identity, Inquiry, Member, Name, Person

for model in (Person, Name, Identity, Guardian, Member, Inquiry):
    goes_along(lambda case, model=model: model.objects.filter(case=case))

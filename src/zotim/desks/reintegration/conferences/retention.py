"""What was said and decided of a case ends with it. Conferences and their seats are about nobody who is helped, and
stay."""

from collections.abc import Callable

from django.db.models import Model, QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.conferences.models import Decision, Item, Place, Saying


def _of(model: type[Model]) -> Callable[[Case], QuerySet]:
    def rows(case: Case) -> QuerySet:
        return model._default_manager.filter(case=case)

    return rows


for one in (Item, Place, Saying, Decision):  # the last goes first
    goes_along(_of(one))

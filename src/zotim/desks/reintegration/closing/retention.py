"""What is written at the end of a case ends with it."""

from django.db.models import QuerySet

from zotim.desks.reintegration.cases.models import Case
from zotim.desks.reintegration.cases.retention import goes_along
from zotim.desks.reintegration.closing.models import Arrival, Handover, LastWord, Transfer, Withdrawal


def _rows(model: type) -> None:
    def of(case: Case) -> QuerySet:
        return model._default_manager.filter(case=case)  # type: ignore[attr-defined]

    goes_along(of)


for one in (LastWord, Withdrawal, Handover, Transfer, Arrival):
    _rows(one)

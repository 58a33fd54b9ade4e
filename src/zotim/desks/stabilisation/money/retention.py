"""With what money goes: with its project. Rates are public, and stay."""

from django.db.models import Q, QuerySet

from zotim.desks.stabilisation.money.models import Flow, Reconciliation, Statement
from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.projects.retention import goes_along


@goes_along
def reconciliations(one: Project) -> QuerySet:
    """What was laid beside each other."""
    return Reconciliation.objects.filter(Q(flow__project=one) | Q(statement__project=one))


@goes_along
def statements(one: Project) -> QuerySet:
    """What counterparts said."""
    return Statement.objects.filter(project=one)


@goes_along
def flows(one: Project) -> QuerySet:
    """What we said."""
    return Flow.objects.filter(project=one)

"""With what costs go: with their mission."""

from django.db.models import QuerySet

from zotim.desks.deployments.costs.models import Payment, Rate
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.retention import goes_along


@goes_along
def rates(one: Mission) -> QuerySet:
    """The rates of a mission."""
    return Rate.objects.filter(mission=one)


@goes_along
def payments(one: Mission) -> QuerySet:
    """What was paid for it."""
    return Payment.objects.filter(mission=one)

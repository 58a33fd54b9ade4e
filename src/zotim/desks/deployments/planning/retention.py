"""With what a plan goes: with its mission; the tours of which it consists with whoever it was, too."""

from django.db.models import QuerySet

from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.retention import goes_along as goes_with_missions
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.people.retention import goes_along as goes_with_people
from zotim.desks.deployments.planning.models import Plan, PlannedTour


@goes_with_people
def of_somebody(one: Nominee) -> QuerySet:
    """Where somebody who left the list long ago was planned."""
    return PlannedTour.objects.filter(nominee=one)


@goes_with_missions
def plans(one: Mission) -> QuerySet:
    """The plans of a mission, with what would have been."""
    return Plan.objects.filter(mission=one)


@goes_with_missions
def of_mission(one: Mission) -> QuerySet:
    """The tours of its plans."""
    return PlannedTour.objects.filter(billet__mission=one)

"""With what a tour goes: with whoever it was, and with its mission."""

from django.db.models import QuerySet

from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.retention import goes_along as goes_with_missions
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.people.retention import goes_along as goes_with_people
from zotim.desks.deployments.tours.models import Terms, Tour


@goes_with_people
def of_somebody(one: Nominee) -> QuerySet:
    """The tours of somebody who left the list long ago."""
    return Tour.objects.filter(nominee=one)


@goes_with_missions
def terms(one: Mission) -> QuerySet:
    """The rule of a mission."""
    return Terms.objects.filter(mission=one)


@goes_with_missions
def of_mission(one: Mission) -> QuerySet:
    """The tours of a mission."""
    return Tour.objects.filter(billet__mission=one)

"""With what a checklist goes: what was done with whoever it was, all of it with the mission."""

from django.db.models import QuerySet

from zotim.desks.deployments.checklists.models import ChecklistItem, ItemCheck
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.retention import goes_along as goes_with_missions
from zotim.desks.deployments.people.models import Nominee
from zotim.desks.deployments.people.retention import goes_along as goes_with_people


@goes_with_people
def of_somebody(one: Nominee) -> QuerySet:
    """What was done before the tours of somebody who left the list long ago."""
    return ItemCheck.objects.filter(tour__nominee=one)


@goes_with_missions
def items(one: Mission) -> QuerySet:
    """The checklist of a mission."""
    return ChecklistItem.objects.filter(mission=one)


@goes_with_missions
def of_mission(one: Mission) -> QuerySet:
    """What was done before its tours."""
    return ItemCheck.objects.filter(tour__billet__mission=one)

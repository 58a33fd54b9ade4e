"""With what lessons go: with their mission."""

from django.db.models import QuerySet

from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.retention import goes_along


@goes_along
def lessons(one: Mission) -> QuerySet:
    """What a mission taught."""
    return Lesson.objects.filter(mission=one)

"""With what results go: with their project."""

from django.db.models import QuerySet

from zotim.desks.stabilisation.projects.models import Project
from zotim.desks.stabilisation.projects.retention import goes_along
from zotim.desks.stabilisation.results.models import GrantReport, Indicator, Measurement, Target, Visit


@goes_along
def measurements(one: Project) -> QuerySet:
    """What was measured."""
    return Measurement.objects.filter(target__indicator__project=one)


@goes_along
def targets(one: Project) -> QuerySet:
    """What was to be reached."""
    return Target.objects.filter(indicator__project=one)


@goes_along
def indicators(one: Project) -> QuerySet:
    """What showed it."""
    return Indicator.objects.filter(project=one)


@goes_along
def visits(one: Project) -> QuerySet:
    """Who was there."""
    return Visit.objects.filter(project=one)


@goes_along
def reports(one: Project) -> QuerySet:
    """What partners reported."""
    return GrantReport.objects.filter(partner__project=one)

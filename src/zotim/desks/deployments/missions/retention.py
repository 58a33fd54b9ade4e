"""How long missions are kept after they are over, with all that belongs to them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules
from zotim.desks.deployments.missions.models import Billet, Mandate, Mission, Pledge
from zotim.register.retention import SOURCE

goes_along = GoesAlong[Mission]()
"""Rows of a room above about a mission."""


def _mission(mission: Mission) -> list[QuerySet]:
    of_it = [model.objects.filter(mission=mission) for model in (Billet, Pledge, Mandate)]
    return [*goes_along.of(mission), *of_it, Mission.objects.filter(pk=mission.pk)]


rules(
    Rule(
        "deployments.mission.over",
        _("Missions that are over, with their mandates and billets"),
        "deployments.Mission",
        "deployment",
        months(120),
        since_event="deployments.mission.over",
        where=Q(state="ended"),
        parts=_mission,
        legal_source=SOURCE,
    )
)

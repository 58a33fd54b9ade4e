"""How long projects are kept after they are over, with all that belongs to them."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.along import GoesAlong
from zotim.core.retention.registry import Rule, rules, spares
from zotim.desks.stabilisation.projects.models import Diligence, Partner, Project, Tie
from zotim.register.retention import SOURCE

goes_along = GoesAlong[Project]()
"""Rows of a room above about a project."""


def _project(project: Project) -> list[QuerySet]:
    of_it = [model.objects.filter(project=project) for model in (Diligence, Tie, Partner)]
    return [*goes_along.of(project), *of_it, Project.objects.filter(pk=project.pk)]


OVER = {
    "stabilisation.project.completed": ("completed", _("Projects that are completed, with all that belongs to them")),
    "stabilisation.project.given_up": ("given_up", _("Projects that were given up, with all that belongs to them")),
}

rules(
    *(
        Rule(
            event,
            title,
            "stabilisation.Project",
            "stabilisation",
            months(120),
            since_event=event,
            where=Q(state=state, parts=None),
            parts=_project,
            legal_source=SOURCE,
        )
        for event, (state, title) in OVER.items()
    )
)

# A place stays as long as a project that was there.
spares("stabilisation.place.left", Q(projects__isnull=False))

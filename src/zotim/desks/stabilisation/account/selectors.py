"""Every read of the account. Each takes the actor and counts only what the actor may see."""

from django.db.models import Count

from zotim.core.access.actor import Actor
from zotim.desks.stabilisation.projects.models import ProjectKind
from zotim.desks.stabilisation.projects.selectors import projects
from zotim.desks.stabilisation.projects.states import PROJECT


def by_stage(actor: Actor) -> list[tuple[str, int]]:
    """How many projects the actor sees at each stage; shares in pooled funds aren't counted."""
    rows = projects(actor).filter(kind=ProjectKind.PROJECT).order_by().values_list("state")
    found = dict(rows.annotate(number=Count("pk")))
    return [(stage.code, found.get(stage.code, 0)) for stage in PROJECT.states]


def pools(actor: Actor) -> int:
    """How many shares in pooled funds the actor sees."""
    return projects(actor).filter(kind=ProjectKind.POOL).count()

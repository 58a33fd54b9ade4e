"""Every read about lessons: takes the actor, returns only what the actor may see."""

from uuid import UUID

from django.db.models import QuerySet

from zotim.core.access.actor import Actor
from zotim.core.access.policy import get_visible, visible
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.missions.models import Mission


def lessons(actor: Actor, of: Mission | None = None) -> QuerySet[Lesson]:
    """Lessons, of one mission or of all, what is due first; what is open before what isn't."""
    rows = Lesson.objects.filter(visible(Lesson, actor)).select_related("mission__lead")
    return (rows.filter(mission=of) if of else rows).order_by("-state", "due_on", "pk")


def lesson(actor: Actor, pk: UUID) -> Lesson:
    """One of them. Raises NotVisible."""
    return get_visible(lessons(actor), actor, pk=pk)


def to_do(actor: Actor) -> QuerySet[Lesson]:
    """Open ones."""
    return lessons(actor).filter(state="open")

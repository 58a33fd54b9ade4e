"""What lessons have in the calendar: the day by which something is done about one."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from zotim.core.access.actor import Actor
from zotim.core.access.due_days import DueDay, DueKind, DueRows, due_days, due_kinds
from zotim.desks.deployments.lessons import selectors
from zotim.desks.deployments.lessons.models import Lesson

due_kinds(DueKind("lesson", gettext_lazy("Something is done about a lesson"), escalate=None))


@due_days("deployments.lesson.view", "lesson")
def lessons(actor: Actor) -> DueRows:
    """Open ones."""

    def told(one: Lesson) -> DueDay:
        return DueDay(
            "lesson", one.due_on, one.title, reverse("lesson", args=[one.pk]), (Lesson._meta.label_lower, one.pk),
            one.reference, one.mission.lead_id,
        )  # fmt: skip

    return DueRows("lesson", selectors.to_do(actor).order_by(), told, day="due_on", body="mission__lead")

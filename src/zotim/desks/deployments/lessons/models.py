"""Lessons of a mission: what happened, what is to be done, which office acts by when. About the mission, never about
a person."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.dictionary import describe
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.desks.deployments.missions.models import Mission
from zotim.register.models.columns import known


class LessonSubject(models.TextChoices):
    """What a lesson is about. A closed list, with nobody on it."""

    GROUNDS = "grounds", pgettext_lazy("lesson", "grounds and mandates")
    PREPARATION = "preparation", pgettext_lazy("lesson", "preparation and training")
    ROTATION = "rotation", pgettext_lazy("lesson", "rotation and handover")
    KIT = "kit", pgettext_lazy("lesson", "kit and supply")
    TRAVEL = "travel", pgettext_lazy("lesson", "travel")
    TASKS = "tasks", pgettext_lazy("lesson", "tasks in the mission")
    CARE = "care", pgettext_lazy("lesson", "care after the return")
    COSTS = "costs", pgettext_lazy("lesson", "costs")


class Lesson(Revisioned):
    """What a mission taught, and what is done about it."""

    reference = models.CharField(max_length=16, unique=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="lessons")
    subject = models.CharField(max_length=16, choices=LessonSubject)
    title = TranslatedField()
    happened = models.TextField()
    todo = models.TextField()
    owner = models.CharField(max_length=120)
    due_on = models.DateField()
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=16, default="open")

    dictionary = describe(
        "What missions taught, and what is done about it",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "mission": "Of which mission",
            "subject": "What it is about, from a closed list with nobody on it",
            "title": "What it is called, in three languages",
            "happened": "What happened; about the mission, never about a person",
            "todo": "What is to be done",
            "owner": "Which unit or office acts",
            "due_on": "By which day",
            "outcome": "What was done, or why nothing is done",
            "closed_on": "On which day that was said",
            "state": "Open, done, or not to be done",
        },
    )

    class Meta:
        constraints = [
            known("subject", LessonSubject),
            models.CheckConstraint(condition=~Q(happened="") & ~Q(todo="") & ~Q(owner=""), name="lesson_is_whole"),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None)
                | (~Q(state="open") & Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="lesson_closed_with_what_came_of_it",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.title)

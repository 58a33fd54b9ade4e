"""Every write about lessons."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from zotim.core.access.actor import Actor
from zotim.core.access.persons import said
from zotim.core.access.policy import allow
from zotim.core.access.refusals import Unfit
from zotim.core.audit.services import record
from zotim.core.records import with_reference
from zotim.core.revisions.services import keep_revision
from zotim.core.texts import Translated
from zotim.desks.deployments.lessons.models import Lesson
from zotim.desks.deployments.lessons.states import CLOSE, LESSON
from zotim.desks.deployments.missions.models import Mission
from zotim.desks.deployments.missions.services import lock


@transaction.atomic
def lesson_add(
    *, actor: Actor, mission: Mission, title: Translated, subject: str, happened: str, todo: str, owner: str,
    due_on: date,
) -> Lesson:  # fmt: skip
    """Put on record what a mission taught, what is to be done, and which office acts by when. Raises :class:`Unfit`
    where one of these isn't said."""
    lock(mission)
    allow(actor, "deployments.lesson.add", mission)
    for field, value in (("happened", happened), ("todo", todo), ("owner", owner)):
        if not value.strip():
            raise Unfit(_("Say it in a sentence."), field)
    lesson = with_reference(
        lambda reference: Lesson.objects.create(
            reference=reference, mission=mission, title=title.attributed(actor.person_id), subject=subject,
            happened=happened.strip(), todo=todo.strip(), owner=owner.strip(), due_on=due_on,
        )
    )  # fmt: skip
    keep_revision(lesson, actor)
    record(actor, "deployments.lesson.added", lesson)
    return lesson


@transaction.atomic
def lesson_close(*, actor: Actor, lesson: Lesson, step: str, outcome: str) -> Lesson:
    """Say what was done about it, or why nothing is. Raises WrongState, :class:`Unfit` where nothing is said."""
    lock(lesson.mission)
    allow(actor, CLOSE, lesson)
    transition = LESSON.move(lesson, step, outcome=said(outcome, "outcome"), closed_on=timezone.localdate())
    keep_revision(lesson, actor)
    record(actor, transition.event, lesson)
    return lesson

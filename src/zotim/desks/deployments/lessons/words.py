"""Words for the codes of lessons (``core.ui.words``)."""

from zotim.core.ui.words import add
from zotim.desks.deployments.lessons.models import LessonSubject

add("LessonSubject", dict(LessonSubject.choices))

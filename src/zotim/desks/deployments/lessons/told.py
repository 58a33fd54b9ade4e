"""In which words the history of a lesson is told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.desks.deployments.lessons.models import Lesson
from zotim.register.history.words import Field, told

told(
    Lesson,
    begun=_("Lesson put on record"),
    fields={
        "due_on": Field(pgettext_lazy("lesson", "By when")),
        "outcome": Field(pgettext_lazy("lesson", "What came of it"), typed=True),
    },
    first=("due_on",),
)

"""What the room writes into the log, in words."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "deployments.lesson.added": pgettext_lazy("log", "put on record what a mission taught"),
        "deployments.lesson.done": pgettext_lazy("log", "said what was done about what a mission taught"),
        "deployments.lesson.left": pgettext_lazy("log", "said why nothing is done about what a mission taught"),
    },
    seen={"deployments.lesson.viewed": pgettext_lazy("log", "looked at what a mission taught")},
)

kinds({"deployments.lesson": Kind(pgettext_lazy("mission", "Lesson"), page="lesson")})

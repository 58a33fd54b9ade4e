"""What questions write into the log, in words."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.events import Kind, events, kinds

events(
    done={
        "screening.question.opened": pgettext_lazy("log", "opened a question and its answer"),
        "screening.question.asked": pgettext_lazy("log", "looked somebody up in the lists"),
        "screening.file.begun": pgettext_lazy("log", "a file began to be asked for in the lists"),
        "screening.file.asked": pgettext_lazy("log", "a file was asked for in the lists"),
        "screening.generation.made": pgettext_lazy("log", "an index of the lists was made"),
    },
    seen={
        "screening.batch.asked": pgettext_lazy("log", "a program asked the lists"),
        "screening.questions.listed": pgettext_lazy("log", "looked at their own questions"),
        "screening.questions.exported": pgettext_lazy("log", "took their own questions as a file"),
        "screening.question.viewed": pgettext_lazy("log", "looked at a question and its answer again"),
    },
)

kinds(
    {
        "screening.question": Kind(_("Question to the lists"), page="question"),
        "screening.batch": Kind(_("Questions of a program to the lists")),
        "screening.generation": Kind(_("Index of the lists")),
    }
)

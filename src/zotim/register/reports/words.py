"""Words for the codes of reports: what bodies say, and what comes of it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.register.reports.models import Comment

add("Position", {
    Comment.Position.AGREE: pgettext_lazy("what a body says of a sentence", "agrees"),
    Comment.Position.CORRECT: pgettext_lazy("what a body says of a sentence", "corrects it, with evidence"),
    Comment.Position.DISSENT: pgettext_lazy("what a body says of a sentence", "dissents"),
})  # fmt: skip
add("Outcome", {
    Comment.Outcome.STANDS: _("the sentence stands"),
    Comment.Outcome.WITHDRAWN: _("the sentence is withdrawn"),
})  # fmt: skip

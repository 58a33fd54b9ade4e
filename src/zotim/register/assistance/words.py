"""Words for the codes of assistance (``core.ui.words``)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.register.assistance.models import AssistanceKind, Direction

add("AssistanceKind", {
    AssistanceKind.TRAINING: pgettext_lazy("kind of assistance", "Training"),
    AssistanceKind.EQUIPMENT: pgettext_lazy("kind of assistance", "Equipment"),
    AssistanceKind.DRAFTING: _("Legal drafting"),
    AssistanceKind.EXPERTISE: pgettext_lazy("kind of assistance", "Expertise"),
    AssistanceKind.MONEY: pgettext_lazy("kind of assistance", "Money"),
})  # fmt: skip
add("Direction", {
    Direction.GIVEN: pgettext_lazy("which way assistance goes", "we give it"),
    Direction.RECEIVED: pgettext_lazy("which way assistance goes", "we get it"),
})  # fmt: skip

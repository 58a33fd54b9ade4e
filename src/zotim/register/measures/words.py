"""The room's own codes in words."""

from django.utils.translation import pgettext_lazy

from zotim.core.ui.words import add
from zotim.register.measures.models import BudgetLine

add("BudgetSource", {
    BudgetLine.Source.OWN: pgettext_lazy("who pays for a measure", "own budget"),
    BudgetLine.Source.DONOR: pgettext_lazy("who pays for a measure", "a donor"),
    BudgetLine.Source.EU: pgettext_lazy("who pays for a measure", "the European Union"),
    BudgetLine.Source.OTHER: pgettext_lazy("who pays for a measure", "another source"),
})  # fmt: skip

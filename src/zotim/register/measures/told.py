"""In which words the histories of budgets and obstacles are told."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from zotim.register.history.words import Field, common, told
from zotim.register.measures.models import BudgetLine, Obstacle

told(
    BudgetLine,
    begun=_("Line added to the budget"),
    fields=common("starts_on", "amount", "currency")
    | {"source_name": Field(_("Who pays"))}
    | common("ends_on")
    | {"struck": Field(_("Struck out")), "source": Field(pgettext_lazy("who pays", "Source"), "BudgetSource")},
    first=("amount", "currency"),
)
told(
    Obstacle,
    begun=_("Obstacle told"),
    turned={"removed_on": (_("Obstacle gone"), _("Changed"))},
    fields=common("title", "since")
    | {"remover_id": Field(_("Body that can take it away")), "removed_on": Field(_("Gone since"))},
)

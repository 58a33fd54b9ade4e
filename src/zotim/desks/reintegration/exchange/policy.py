"""Who brings a caseload in: whoever may open a case, since every row becomes one under their supervision."""

from django.utils.translation import gettext_lazy as _

from zotim.core.access.policy import Action, actions
from zotim.desks.reintegration.cases.policy import SUPERVISOR

IMPORT = "reintegration.caseload.import"

actions(
    Action(
        IMPORT, _("Bring a caseload in from a spreadsheet, each row as a case that one supervises"), SUPERVISOR,
        "reintegration.caseload.imported",
    ),
)  # fmt: skip

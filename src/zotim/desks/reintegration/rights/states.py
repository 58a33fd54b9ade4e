"""States of a written request: entered with the answer that is proposed, decided by the supervisor."""

from django.utils.translation import gettext_lazy as _

from zotim.core.approvals.confirming import Confirming

DEMAND = Confirming(
    "reintegration.Demand", "reintegration.demand",
    before=_("The supervisor of the case, another than who entered it, with the letter before them"),
)  # fmt: skip

"""By when a transfer is answered. A proposal until the competent body decides."""

from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import working_days
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.reintegration.cases.clocks import SOURCE

ANSWER = Clock(
    "reintegration.transfer_answer", _("Answer to a transfer"), working_days(5),
    starts=("reintegration.transfer.sent",),
    stops=tuple(f"reintegration.transfer.{how}" for how in ("received", "refused", "cancelled", "withdrawn")),
    legal_source=SOURCE,
)  # fmt: skip
clocks(ANSWER)

"""By when a provider answers, and by when the service begins. Proposals until the competent body decides."""

from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import days, working_days
from zotim.core.clocks.registry import Clock, clocks
from zotim.desks.reintegration.cases.clocks import SOURCE

ENDS = tuple(f"reintegration.referral.{how}" for how in ("cancelled", "withdrawn", "expired"))

ANSWER = Clock(
    "reintegration.referral_answer", _("Answer to a referral"), working_days(5),
    starts=("reintegration.referral.sent",),
    stops=("reintegration.referral.accepted", "reintegration.referral.declined", *ENDS), legal_source=SOURCE,
)  # fmt: skip
FIRST_SERVICE = Clock(
    "reintegration.first_service", _("First service after a referral was accepted"), days(14),
    starts=("reintegration.referral.accepted",), stops=("reintegration.referral.begun", *ENDS), legal_source=SOURCE,
)  # fmt: skip
clocks(ANSWER, FIRST_SERVICE)

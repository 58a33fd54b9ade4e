"""Clocks of the travel channel. Proposals all of them, until the deployment's law is entered and verified."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours, months
from zotim.core.clocks.registry import Clock, clocks

DIRECTIVE = gettext_noop("Directive (EU) 2016/681, article 12 (the deployment's own law to be verified)")
RULE = gettext_noop("Working rule of this installation (to be decided)")

MASK = Clock(
    "screening.message.mask", _("Names of a message are masked"), months(6),
    starts=("screening.message.received",), stops=("screening.message.masked",), legal_source=DIRECTIVE,
)  # fmt: skip
ANSWER = Clock(
    "screening.referral.answer", _("Border police answer a referral"), hours(24),
    starts=("screening.referral.sent",), stops=("screening.referral.answered",), legal_source=RULE,
)  # fmt: skip
OPENING = Clock(
    "screening.opening.decision", _("A second person decides whether masked names are opened"), hours(24),
    starts=("screening.opening.waits",), stops=("screening.opening.granted", "screening.opening.refused"),
    legal_source=DIRECTIVE,
)  # fmt: skip

clocks(MASK, ANSWER, OPENING)

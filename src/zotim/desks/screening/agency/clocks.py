"""Until when obliged entities are told, acknowledge and return. Proposals all, until the law is entered."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import hours
from zotim.core.clocks.registry import Clock, clocks

LAW = gettext_noop("Law 157/2013 on measures against the financing of terrorism (article and length to be verified)")
CLOSED = "screening.change_notice.closed"
RETURNED = "screening.change_notice.returned"

TELL = Clock(
    "screening.change_notice.tell",
    _("An obliged entity is told of a change, from when it took effect"),
    hours(24),
    starts=("screening.change_notice.made",),
    stops=("screening.change_notice.told", CLOSED),
    legal_source=LAW,
)
ACKNOWLEDGE = Clock(
    "screening.change_notice.acknowledge",
    _("An obliged entity acknowledges a change"),
    hours(24),
    starts=("screening.change_notice.told",),
    stops=("screening.change_notice.acknowledged", RETURNED, CLOSED),
    legal_source=LAW,
)
RETURN = Clock(
    "screening.change_notice.return",
    _("An obliged entity returns what it found"),
    hours(72),
    starts=("screening.change_notice.told",),
    stops=(RETURNED, CLOSED),
    legal_source=LAW,
)

ANSWER = Clock(
    "screening.name_answer.answer",
    _("An obliged entity answers a request about one name"),
    hours(72),
    starts=("screening.name_answer.asked",),
    stops=("screening.name_answer.given", "screening.name_answer.closed"),
    legal_source=LAW,
)

clocks(TELL, ACKNOWLEDGE, RETURN, ANSWER)

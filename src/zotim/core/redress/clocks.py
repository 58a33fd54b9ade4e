"""Terms of a complaint. No law that somebody verified stands behind them: proposals until it is decided."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks import lengths
from zotim.core.clocks.holidays import own_calendar
from zotim.core.clocks.lengths import Length, days, working_days
from zotim.core.clocks.registry import Clock, clocks, zone

PROCEDURE = gettext_noop("Law 44/2015, Code of Administrative Procedure (articles and lengths to be verified)")

ANSWER = Clock(
    "redress.answer",
    _("Answer to a complaint"),
    days(30),
    starts=("redress.complaint.received",),
    stops=("redress.complaint.decided", "redress.complaint.sent_on"),
    legal_source=PROCEDURE,
)
EFFECT = Clock(
    "redress.effect",
    _("What was decided on a complaint is carried out"),
    working_days(5),
    starts=("redress.complaint.decided", "redress.complaint.reviewed"),
    stops=("redress.complaint.carried_out",),
    legal_source=PROCEDURE,
)
REVIEW = Clock(
    "redress.review",
    _("Review of a decision on a complaint"),
    days(30),
    starts=("redress.complaint.review_asked",),
    stops=("redress.complaint.reviewed",),
    legal_source=PROCEDURE,
)

clocks(ANSWER, EFFECT, REVIEW)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where somebody can still turn, and for how long after the decision. Unless *verified*, it is a proposal."""

    label: str | Promise
    term: Length
    legal_source: str
    verified: bool = False

    def until(self, decided_at: datetime) -> date:
        """The last day."""
        return lengths.last_day_before(self.end(decided_at), zone())

    def end(self, decided_at: datetime) -> datetime:
        """The moment at which it is over."""
        return lengths.due_at(decided_at, self.term, zone(), own_calendar())


REVIEWER = Remedy(_("an independent reviewer"), days(30), PROCEDURE)
COURT = Remedy(
    _("the administrative court of first instance"),
    days(45),
    gettext_noop("Law 49/2012 on administrative courts (article and length to be verified)"),
)


def review_until(decided_at: datetime) -> datetime:
    """Until when a review can be asked for."""
    return REVIEWER.end(decided_at)

"""Clocks of the content desk, with the source of each length. Proposals all of them: nobody has compared them with the
Official Journal yet, and those of this state are its own to set.

What runs on a dispatch is moved by the events of the room above. What one only waits for, or what the room above times
itself, stands here by its length and source, and isn't entered.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import days, hours, months
from zotim.core.clocks.registry import Clock, clocks

PROPOSAL = gettext_noop("A proposal of this desk, until the deployment sets it")
OVER = ("content.dispatch.withdrawn", "content.dispatch.finalised", "content.dispatch.dropped")
ANSWERED = ("content.dispatch.carried_out", "content.dispatch.not_carried_out")

REMOVAL = Clock(
    "content.dispatch.removal",
    _("Content is removed, or access to it disabled, from receipt on"),
    hours(1),
    starts=("content.dispatch.order_received",),
    pauses=("content.dispatch.questioned",),
    resumes=("content.dispatch.clarified",),
    stops=(*ANSWERED, *OVER),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 3(3), (7) and (8)"),
)
SCRUTINY = Clock(
    "content.dispatch.scrutiny",
    _("Scrutiny of an order is decided"),
    hours(72),
    starts=("content.dispatch.scrutinised",),
    stops=("content.dispatch.upheld", *OVER),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 4"),
)
PRESERVED = Clock(
    "content.dispatch.preserved",
    _("What was removed is preserved for complaints and proceedings"),
    months(6),
    starts=("content.dispatch.carried_out",),
    stops=("content.dispatch.withdrawn",),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 6"),
)
clocks(REMOVAL, SCRUTINY, PRESERVED)

FIRST_NOTICE = Clock(
    "content.firstnotice.wait",
    _("A platform is told how orders are sent, before its first one"),
    hours(12),
    starts=("content.firstnotice.sent",),
    stops=("content.firstnotice.over",),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 3(2)"),
)
ASK_SCRUTINY = Clock(
    "content.dispatch.ask_scrutiny",
    _("Scrutiny of an order may be asked for"),
    hours(48),
    starts=("content.dispatch.scrutiny_opened",),
    stops=("content.dispatch.scrutinised", *OVER),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 4"),
)
UNDISCLOSED = Clock(
    "content.dispatch.undisclosed",
    _("Who published it isn't told; it may be extended once by as much"),
    days(42),
    starts=("content.dispatch.undisclosed",),
    stops=("content.dispatch.disclosed", "content.dispatch.undisclosed_over", *OVER),
    legal_source=gettext_noop("Regulation (EU) 2021/784, article 11(3)"),
)
LETTER = Clock(
    "content.letter.told",
    _("The other side is told what was withdrawn, put right or clarified"),
    hours(24),
    starts=("content.letter.queued",),
    stops=("content.letter.sent", "content.letter.dropped"),
    legal_source=PROPOSAL,
)
SERVICE = Clock(
    "content.dispatch.service_answer",
    _("A service of protection answers what was referred to it"),
    hours(24),
    starts=("content.dispatch.referred",),
    stops=(*ANSWERED, *OVER),
    legal_source=PROPOSAL,
)
SECOND_LOOK = Clock(
    "content.dispatch.second_look",
    _("A second person reviews what was sent at once for a threat to life"),
    hours(1),
    starts=("content.dispatch.sent_alone",),
    stops=("content.dispatch.reviewed", *OVER),
    legal_source=PROPOSAL,
)

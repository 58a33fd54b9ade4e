"""How long it is kept what platforms were told before their first order, and when the twelve hours were waived. Both
lengths are proposals.

As long as a platform is listed, the first notice that it got is what its orders rest on, and so is an emergency that
two people confirmed: neither goes.
"""

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules

SOURCE = gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)")
FIRST_NOTICES = "content.firstnotice.over"
ENDED = Q(platform__state="ended")


def _alone(row: Model) -> list[QuerySet]:
    return [type(row)._default_manager.filter(pk=row.pk)]


rules(
    Rule(
        FIRST_NOTICES, _("What platforms that have ended were told before their first order"), "content.FirstNotice",
        "content_law", months(60), since_field="sent_at", where=ENDED, parts=_alone, legal_source=SOURCE,
    ),
    Rule(
        "content.noticewaiver.over", _("Emergencies that were returned or are over, in which the notice was waived"),
        "content.NoticeWaiver", "content_law", months(60), since_field="created_at",
        where=Q(state__in=["returned", "ended"]) | ENDED, parts=_alone, legal_source=SOURCE,
    ),
)  # fmt: skip

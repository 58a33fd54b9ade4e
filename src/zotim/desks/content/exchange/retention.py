"""How long it is kept what left for other bodies, who follows a bank, and what systems wanted. All lengths are
proposals. What others say of an entry, and what a system put in, goes with the entry."""

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.content.exchange.models import Recall

SOURCE = gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)")


def _alone(row: Model) -> list[QuerySet]:
    return [type(row)._default_manager.filter(pk=row.pk)]


rules(
    Rule(
        "content.packet.over", _("Files for other bodies that left, or came to nothing"), "content.Packet",
        "content_dispatch", months(24), since_field="created_at", where=Q(state__in=["given", "returned", "stale"]),
        parts=lambda packet: [Recall.objects.filter(packet=packet.pk), *_alone(packet)], legal_source=SOURCE,
    ),
    Rule(
        "content.sharing.ended", _("Bodies that follow a bank no more"), "content.Sharing", "content", months(24),
        since_field="ended_at", where=Q(ended_at__isnull=False), parts=_alone, legal_source=SOURCE,
    ),
    Rule(
        "content.change.told", _("What bodies that follow a bank were told"), "content.Change", "content", months(24),
        since_field="created_at", parts=_alone, legal_source=SOURCE,
    ),
    Rule(
        "content.follower.quiet", _("How far bodies that ask no more had fetched"), "content.Follower", "content",
        months(24), since_field="at", parts=_alone, legal_source=SOURCE,
    ),
    Rule(
        "content.wanted.decided", _("Wishes of systems that were decided"), "content.Wanted", "content", months(12),
        since_field="decided_at", where=~Q(state="asked"), parts=_alone, legal_source=SOURCE,
    ),
)  # fmt: skip

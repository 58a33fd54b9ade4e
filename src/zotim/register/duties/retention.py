"""How long the calendar keeps what isn't part of the public record. Lengths are proposals until the archive decides."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.register.duties.models import DutyReminder, Feed, Handover, HandoverContent, HandoverFile
from zotim.register.retention import SOURCE


def _handover(pack: Handover) -> list[QuerySet]:
    return [
        HandoverFile.objects.filter(handover=pack),
        HandoverContent.objects.filter(handover=pack),
        Handover.objects.filter(pk=pack.pk),
    ]


rules(
    Rule(
        "register.handover.handed",
        _("Handover packs, after the work was handed over"),
        "register.Handover",
        "register",
        months(60),
        since_field="handed_at",
        where=Q(state="handed"),
        parts=_handover,
        legal_source=SOURCE,
    ),
    Rule(
        "register.feed.expired",
        _("Addresses of calendars that ended"),
        "register.Feed",
        "account",
        months(12),
        since_field="expires_at",
        parts=lambda feed: [Feed.objects.filter(pk=feed.pk)],
        legal_source="Working rule of the centre (to be decided)",
    ),
    Rule(
        "register.duty.reminded",
        _("Notes of who was reminded"),
        "register.DutyReminder",
        "technical",
        months(24),
        since_field="created_at",
        parts=lambda reminder: [DutyReminder.objects.filter(pk=reminder.pk)],
        legal_source="Working rule of the centre (to be decided)",
    ),
)

"""How long it is kept what went out, and holds that are over. Both lengths are proposals until the law is entered."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules, spares
from zotim.desks.content.dispatch.models import Dispatch, DispatchNote, Hold, Letter, PlatformKey
from zotim.desks.content.dispatch.policy import RETENTION
from zotim.desks.content.intake.rests import rests_on
from zotim.desks.content.law.retention import FIRST_NOTICES

SOURCE = gettext_noop("Law 124/2024 on the protection of personal data (length to be verified)")
ENDED = ("dropped", "withdrawn", "final", "not_carried_out")


def _dispatch(dispatch: Dispatch) -> list[QuerySet]:
    """Letters and notes go first. The addresses and the handle in it end with the row."""
    return [
        Letter.objects.filter(dispatch=dispatch),
        DispatchNote.objects.filter(dispatch=dispatch),
        Dispatch.objects.filter(pk=dispatch.pk),
    ]


# What something went out about is kept as long as that, and as long as it is held for an investigation.
rests_on(Q(Exists(Dispatch.objects.filter(item=OuterRef("pk")))) | Q(Exists(Hold.objects.filter(item=OuterRef("pk")))))
# What a platform was told is kept as long as anything that went to it: it says that the twelve hours were over.
spares(FIRST_NOTICES, Q(Exists(Dispatch.objects.filter(platform=OuterRef("platform")))))
rules(
    Rule(
        "content.dispatch.ended",
        _("Referrals, orders and reports that have ended, with what was answered"),
        "content.Dispatch",
        "content_dispatch",
        months(24),
        since_field="moved_at",
        where=Q(state__in=ENDED),
        under=("item",),
        parts=_dispatch,
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
    Rule(
        "content.platformkey.over",
        _("Keys of systems of platforms that are good no more"),
        "content.PlatformKey",
        "content_law",
        months(12),
        since_field="expires_at",
        parts=lambda key: [PlatformKey.objects.filter(pk=key.pk)],
        legal_source=SOURCE,
    ),
    Rule(
        "content.hold.over",
        _("Holds for an investigation that are over"),
        "content.Hold",
        "content_dispatch",
        months(6),
        since_field="ended_at",
        where=Q(ended_at__isnull=False),
        parts=lambda hold: [Hold.objects.filter(pk=hold.pk)],
        purpose=RETENTION,
        legal_source=SOURCE,
    ),
)

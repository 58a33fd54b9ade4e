"""How long alerts are kept, with who was asked for and what was said. The length is a proposal until it is verified."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules
from zotim.desks.screening.alerts.models import WAITING, Alert, Pair, PastVerdict
from zotim.desks.screening.asking.models import Question
from zotim.desks.screening.asking.policy import RETENTION

_ITS = Alert.objects.filter(question=OuterRef("pk"))


def _question(question: Question) -> list[QuerySet]:
    """All that hangs on a question that raised alerts, and is sealed under its key."""
    return [
        PastVerdict.objects.filter(alert__question=question),
        Pair.objects.filter(alert__question=question),
        Alert.objects.filter(question=question),
        Question.objects.filter(pk=question.pk),
    ]


rules(
    Rule(
        "screening.alert.old",
        _("Alerts about which a verdict stands, with who was asked for and what was said"),
        "screening.Question",
        "alert",
        months(60),
        since_field="created_at",
        # What a freeze or a referral rests on is kept as long as that, and who was in a message as long as it is: the
        # rooms above have rules for those.
        where=Q(Exists(_ITS))
        & ~Q(Exists(_ITS.filter(state__in=WAITING)))
        & ~Q(Exists(_ITS.filter(freezes__isnull=False)))
        & ~Q(Exists(_ITS.filter(referrals__isnull=False)))
        & Q(passengers=None),
        parts=_question,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop(
            "Law 9917/2008 on the prevention of money laundering (article and length to be verified)"
        ),
    ),
)

"""How long messages and referrals are kept. The lengths are proposals until the deployment's law is entered."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules, spares
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.travel.models import MaskedPassenger, Message, Opening, Passenger, Referral


def _message(message: Message) -> list[QuerySet]:
    """All that was kept of it; alerts about people in it have a rule of their own."""
    return [
        Opening.objects.filter(message=message),
        MaskedPassenger.objects.filter(message=message),
        Passenger.objects.filter(message=message),
        Message.objects.filter(pk=message.pk),
    ]


def _referral(referral: Referral) -> list[QuerySet]:
    return [Referral.objects.filter(pk=referral.pk)]


# What a referral rests on is kept as long as that, and who was in a message as long as it is.
spares("screening.alert.old", Q(Exists(Referral.objects.filter(alert__question=OuterRef("pk")))))
spares("screening.alert.old", Q(Exists(Passenger.objects.filter(question=OuterRef("pk")))))
rules(
    Rule(
        "screening.message.over",
        _("Messages of airlines, with the masked names of who was in them"),
        "screening.Message",
        "journey",
        months(60),
        since_field="received_at",
        where=Q(masked_at__isnull=False),
        parts=_message,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop("Directive (EU) 2016/681, article 12 (the deployment's own law to be verified)"),
    ),
    Rule(
        "screening.referral.over",
        _("Referrals to border police that are over"),
        "screening.Referral",
        "referral",
        months(60),
        since_field="over_at",
        where=Q(over_at__isnull=False),
        parts=_referral,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop("Directive (EU) 2016/681, article 12 (the deployment's own law to be verified)"),
    ),
)

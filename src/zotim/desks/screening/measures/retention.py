"""How long a freeze is kept that is over. The length is a proposal until the deployment's law is entered."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from zotim.core.clocks.lengths import months
from zotim.core.retention.registry import Rule, rules, spares
from zotim.desks.screening.asking.policy import RETENTION
from zotim.desks.screening.measures.models import Asset, Exemption, Freeze, FreezeReview, Notice, Permitted, Withheld


def _freeze(freeze: Freeze) -> list[QuerySet]:
    """All that was kept of it; the alert has a rule of its own."""
    return [
        Withheld.objects.filter(freeze=freeze),
        FreezeReview.objects.filter(freeze=freeze),
        Notice.objects.filter(freeze=freeze),
        Permitted.objects.filter(freeze=freeze),
        Exemption.objects.filter(freeze=freeze),
        Asset.objects.filter(freeze=freeze),
        Freeze.objects.filter(pk=freeze.pk),
    ]


# What a freeze rests on is kept as long as the freeze.
spares("screening.alert.old", Q(Exists(Freeze.objects.filter(alert__question=OuterRef("pk")))))
rules(
    Rule(
        "screening.freeze.over",
        _("Holds and freezes that are over, with all that belongs to them"),
        "screening.Freeze",
        "freeze",
        months(120),
        since_field="over_at",
        where=Q(over_at__isnull=False),
        parts=_freeze,
        keyed=True,
        purpose=RETENTION,
        legal_source=gettext_noop(
            "Law 157/2013 on measures against the financing of terrorism (length to be verified)"
        ),
    ),
)

"""What somebody is given back of a freeze, and what a resolution permits without anybody asking."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import apart, somebody
from zotim.core.dictionary import describe, personal
from zotim.core.guards import append_only
from zotim.core.people.models import User
from zotim.core.records import Record
from zotim.core.retention.registry import disposed
from zotim.core.sealing.fields import SealedTextField, sealed_check
from zotim.desks.screening.bases.models import LegalBasis
from zotim.desks.screening.measures.models.freezes import Freeze


class ExemptionKind(models.TextChoices):
    """For what somebody may be given back a part. What is humanitarian isn't asked for: it is permitted."""

    BASIC = "basic", pgettext_lazy("exemption", "Basic expenses: food, rent, medicine, taxes, legal fees")
    EXTRAORDINARY = "extraordinary", pgettext_lazy("exemption", "Extraordinary expenses")
    CONTRACT = "contract", pgettext_lazy("exemption", "An earlier contract or judgment")
    LICENCE = "licence", pgettext_lazy("exemption", "A licence for another dealing that the law lets this state permit")


class Exemption(Record):
    """A part of what is frozen that somebody asked for: one officer advises, another decides, and it has a term."""

    reference = models.CharField(max_length=16, unique=True)
    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="exemptions")
    kind = models.CharField(max_length=16, choices=ExemptionKind)
    state = models.CharField(max_length=16, default="asked")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    monthly = models.BooleanField(default=False)
    asked_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    rests_on = models.ForeignKey(LegalBasis, models.PROTECT, null=True, blank=True, related_name="+")
    told_on = models.DateField(null=True, blank=True)
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    advises = models.BooleanField(null=True, blank=True)
    advised_by = somebody()
    advised_for = somebody()
    decided_by = somebody()
    decided_for = somebody()
    decided_at = models.DateTimeField(null=True, blank=True)
    what = SealedTextField()
    advice = SealedTextField(null=True, blank=True)
    decision = SealedTextField(null=True, blank=True)

    dictionary = describe(
        "Exemptions that were asked for: for what, how much, until when, and which two people decided",
        basis="legal_duty",
        retention="freeze",
        fields={
            "reference": "How people cite it here",
            "freeze": personal("The freeze"),
            "kind": personal("Basic or extraordinary expenses, an earlier contract, or a licence"),
            "state": "Asked for, advised, granted, refused or ended",
            "amount": personal("How much"),
            "currency": "In which currency (ISO 4217)",
            "monthly": "Whether so much each month, or once",
            "asked_on": "When it was asked for",
            "ends_on": "The last day on which it holds",
            "rests_on": "The article by which it is decided, confirmed by two people before",
            "told_on": "When whoever has to be told before was told",
            "put_in_by": personal("Who put the request in"),
            "advises": personal("Whether the first officer is for it"),
            "advised_by": personal("Who advised"),
            "advised_for": personal("Whom they stood in for"),
            "decided_by": personal("Who decided: never who advised"),
            "decided_for": personal("Whom they stood in for"),
            "decided_at": "When",
            "what": personal("For what, and to whom it is paid", sealed=True, told=True),
            "advice": personal("Why the first officer is for it or against it", sealed=True),
            "decision": personal("Why it was granted or refused", sealed=True),
        },
    )

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ExemptionKind.values), name="exemption_kind"),
            models.CheckConstraint(condition=Q(amount__gt=0) & ~Q(currency=""), name="exemption_of_an_amount"),
            models.CheckConstraint(condition=apart("advised", "decided"), name="exemption_takes_two_people"),
            models.CheckConstraint(
                condition=~Q(state__in=["granted", "refused"])
                | Q(
                    advised_by__isnull=False, decided_by__isnull=False, decided_at__isnull=False,
                    decision__isnull=False, rests_on__isnull=False,
                ),
                name="exemption_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="granted") | Q(ends_on__isnull=False), name="exemption_for_a_while"
            ),
            sealed_check("what"),
            sealed_check("advice"),
            sealed_check("decision"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference


class Permitted(Record):
    """A payment that the humanitarian carve-out permits: nobody asks for it and nobody grants it; it is recorded."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="permitted")
    rests_on = models.ForeignKey(LegalBasis, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=18, decimal_places=2)
    currency = models.CharField(max_length=3)
    paid_on = models.DateField()
    put_in_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    what = SealedTextField()

    dictionary = describe(
        "Payments that the humanitarian carve-out permits, as they were recorded",
        basis="legal_duty",
        retention="freeze",
        fields={
            "freeze": personal("The freeze that they touch"),
            "rests_on": "The paragraph that permits it, confirmed by two people before",
            "amount": personal("How much"),
            "currency": "In which currency (ISO 4217)",
            "paid_on": "When",
            "put_in_by": personal("Who recorded it"),
            "what": personal("By whom it was paid, to whom, and for what", sealed=True, told=True),
        },
    )

    class Meta:
        ordering = ["-paid_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0) & ~Q(currency=""), name="permitted_amount"),
            sealed_check("what"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


append_only("screening.Permitted", disposed("OLD.freeze_id"))

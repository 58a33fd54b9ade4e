"""What a mission costs: rates, of which what is planned is worked out, and what was paid. By mission, billet and year;
nothing is kept of what anybody earns."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from zotim.core.approvals.two import somebody
from zotim.core.dictionary import describe, personal
from zotim.core.records import Record
from zotim.desks.deployments.missions.models import Billet, Mission
from zotim.register.models.columns import known

CURRENCY = "[A-Z]{3}"


class RateKind(models.TextChoices):
    """What a rate is for."""

    MONTH = "month", pgettext_lazy("rate", "a month in a billet")
    TOUR = "tour", pgettext_lazy("rate", "a tour: travel and preparation")


class RankGroup(models.TextChoices):
    """For whom a rate holds."""

    ALL = "all", pgettext_lazy("rate", "all ranks")
    OFFICERS = "OF", pgettext_lazy("rate", "officers (OF)")
    OTHERS = "OR", pgettext_lazy("rate", "other ranks (OR)")


class Rate(Record):
    """So much in one currency, from a day on, until another rate for the same stands."""

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="rates")
    kind = models.CharField(max_length=16, choices=RateKind)
    ranks = models.CharField(max_length=3, choices=RankGroup, default=RankGroup.ALL)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3, validators=[RegexValidator(f"^{CURRENCY}$")])
    from_on = models.DateField()
    source = models.CharField(max_length=300)
    certain = models.BooleanField(default=False)
    entered_by = somebody()
    entered_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What a month in a billet and a tour of a mission cost by rule",
        basis="public_task",
        retention="deployment",
        fields={
            "mission": "Of which mission",
            "kind": "A month in a billet, or a tour",
            "ranks": "For which ranks",
            "amount": "How much",
            "currency": "In which currency (ISO 4217)",
            "from_on": "From which day on",
            "source": "Where this stands",
            "certain": "Whether somebody saw that in the official text",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
            "ended_at": "Since when it counts no more, as when it was a mistake",
        },
    )

    class Meta:
        constraints = [
            known("kind", RateKind),
            known("ranks", RankGroup),
            models.CheckConstraint(condition=Q(amount__gte=0), name="rate_not_below_nothing"),
            models.CheckConstraint(condition=~Q(source=""), name="rate_stands_somewhere"),
            models.UniqueConstraint(
                fields=["mission", "kind", "ranks", "currency", "from_on"], condition=Q(ended_at=None),
                name="rate_once_from_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.from_on}"


class Payment(Record):
    """Something that was paid for a mission, with the document that shows it. For whom isn't kept."""

    reference = models.CharField(max_length=16, unique=True)
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="payments")
    billet = models.ForeignKey(Billet, models.PROTECT, null=True, blank=True, related_name="payments")
    kind = models.CharField(max_length=16, choices=RateKind)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3, validators=[RegexValidator(f"^{CURRENCY}$")])
    paid_on = models.DateField()
    document = models.CharField(max_length=120)
    entered_by = somebody()
    entered_for = somebody()
    ended_at = models.DateTimeField(null=True, blank=True)

    dictionary = describe(
        "What was paid for a mission",
        basis="public_task",
        retention="deployment",
        fields={
            "reference": "How people cite it",
            "mission": "For which mission",
            "billet": "For which billet; empty: for several",
            "kind": "For months in a billet, or for a tour",
            "amount": "How much",
            "currency": "In which currency (ISO 4217)",
            "paid_on": "On which day",
            "document": "Number of the document that shows it",
            "entered_by": personal("Who entered it"),
            "entered_for": personal("Whom they stood in for"),
            "ended_at": "Since when it counts no more, as when it was a mistake",
        },
    )

    class Meta:
        constraints = [
            known("kind", RateKind),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_of_something"),
            models.CheckConstraint(condition=~Q(document=""), name="payment_shown_by_a_document"),
        ]

    def __str__(self) -> str:
        return self.reference

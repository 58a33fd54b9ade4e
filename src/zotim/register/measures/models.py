"""What a measure costs and who pays for it; what stands in its way and who can take it away.

The measure itself is in :mod:`zotim.register.models.commitments`: the core's evidence and standing hang on it.
"""

from functools import cache

from babel.core import Locale
from babel.numbers import get_territory_currencies
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from zotim.core.dictionary import describe
from zotim.core.people.models import Organisation
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import TranslatedField
from zotim.register.models.commitments import Measure


@cache
def currencies() -> frozenset[str]:
    """The ISO 4217 codes of money that is legal tender somewhere today."""
    territories = Locale("en").territories
    return frozenset(code for territory in territories for code in get_territory_currencies(str(territory)))


def a_currency(code: str) -> None:
    """Raise ValidationError for what is no code of a currency in use."""
    if code not in currencies():
        raise ValidationError(_("This isn't the ISO 4217 code of a currency in use."))


class BudgetLine(Revisioned):
    """A sum that is set aside for a measure, in one currency, from one source, for a period."""

    class Source(models.TextChoices):
        """Who pays."""

        OWN = "own"
        DONOR = "donor"
        EU = "eu"
        OTHER = "other"

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="budget")
    amount = models.DecimalField(max_digits=16, decimal_places=2, validators=[MinValueValidator(0)])
    currency = models.CharField(max_length=3, validators=[a_currency])
    source = models.CharField(max_length=8, choices=Source.choices)
    source_name = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    struck = models.BooleanField(default=False)

    dictionary = describe(
        "What a measure costs, and who pays",
        basis="public_task",
        retention="register",
        fields={
            "measure": "The measure",
            "amount": "How much, in units of the currency",
            "currency": "ISO 4217 code",
            "source": "Own budget, a donor, the European Union, or another",
            "source_name": "Who it is: the donor, the programme",
            "starts_on": "First day of the period",
            "ends_on": "Last day of the period",
            "struck": "Whether it was struck out: it counts no more, and stays readable",
        },
    )

    class Meta:
        ordering = ["starts_on", "created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="budget_amount_above_nothing"),
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="budget_ends_after_start"),
            models.CheckConstraint(condition=Q(source__in=["own", "donor", "eu", "other"]), name="budget_source_known"),
            models.CheckConstraint(condition=Q(source="own") | ~Q(source_name=""), name="budget_source_named"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


class Obstacle(Revisioned):
    """What stands in the way of a measure, since when, and which body can take it away."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="obstacles")
    title = TranslatedField()
    since = models.DateField()
    remover = models.ForeignKey(Organisation, models.PROTECT, related_name="obstacles_to_remove")
    removed_on = models.DateField(null=True, blank=True)

    dictionary = describe(
        "What stands in the way of a measure",
        basis="public_task",
        retention="register",
        fields={
            "measure": "The measure",
            "title": "What stands in the way, in up to three languages",
            "since": "Since when",
            "remover": "The body that can take it away",
            "removed_on": "The day on which it was gone; empty while it is there",
        },
    )

    class Meta:
        ordering = ["since", "created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_on=None) | Q(removed_on__gte=models.F("since")), name="obstacle_removed_after_since"
            ),
        ]
        indexes = [models.Index(fields=["remover", "removed_on"], name="obstacle_of_remover")]

    def __str__(self) -> str:
        return str(self.title)

"""Indicators, their targets and their values."""

from datetime import date, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q

from zotim.core.dictionary import describe, personal
from zotim.core.evidence.models import File
from zotim.core.figures.models import FigureValue
from zotim.core.figures.registry import Period, Shape
from zotim.core.people.models import Organisation, User
from zotim.core.records import Record
from zotim.core.revisions.models import Revisioned
from zotim.core.texts import Translated, TranslatedField
from zotim.register.indicators.models.senders import ReceivedFigure
from zotim.register.indicators.periods import Frequency
from zotim.register.models.columns import classification_field, known
from zotim.register.models.commitments import Commitment, Measure
from zotim.register.models.obligations import Obligation


class IndicatorKind(models.TextChoices):
    """How a value comes about."""

    COUNT = "count"
    SUM = "sum"
    AMOUNT = "amount"
    RATIO = "ratio"
    MEDIAN = "median"


class BetterWay(models.TextChoices):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


SHAPES = {
    IndicatorKind.COUNT: Shape.COUNT,
    IndicatorKind.SUM: Shape.SUM,
    IndicatorKind.AMOUNT: Shape.SUM,
    IndicatorKind.RATIO: Shape.RATIO,
    IndicatorKind.MEDIAN: Shape.MEDIAN,
}
"""The shape of the figures from which a value of a kind may be taken."""


class Indicator(Revisioned):
    """Something that one body counts, period by period. *dimensions*: ``[{"name", "cells": […], "adds_up"}]``."""

    reference = models.CharField(max_length=32, unique=True)
    title = TranslatedField()
    definition = TranslatedField()
    unit = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=IndicatorKind.choices)
    direction = models.CharField(max_length=8, choices=BetterWay.choices, default=BetterWay.UP)
    about_people = models.BooleanField(default=False)
    frequency = models.CharField(max_length=8, choices=Frequency.choices, default=Frequency.QUARTER)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(default=30)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    baseline = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    baseline_source = models.CharField(max_length=500, blank=True)
    dimensions = models.JSONField(default=list, blank=True)
    commitments = models.ManyToManyField(Commitment, related_name="indicators", blank=True)
    measures = models.ManyToManyField(Measure, related_name="indicators", blank=True)
    obligations = models.ManyToManyField(Obligation, related_name="indicators", blank=True)
    classification = classification_field()

    dictionary = describe(
        "What shows how far a promise has come",
        basis="public_task",
        retention="register",
        fields={
            "reference": "Its name for people",
            "title": "What it is called, in up to three languages",
            "definition": "What exactly is counted, in up to three languages",
            "unit": "What one of it is",
            "kind": "A count, a sum, an amount of money, a ratio or a median",
            "direction": "Whether more or less is better, or neither",
            "about_people": "Whether it counts people: then only bands are kept",
            "frequency": "How long its periods are",
            "starts_on": "First day of the first period",
            "ends_on": "After which day nothing is asked any more",
            "days": "How many days after a period its value is due",
            "body": "The body that supplies it",
            "baseline": "Where it stood at the beginning",
            "baseline_on": "On which day it stood there",
            "baseline_source": "Where that stands",
            "dimensions": "Names and fixed cells of its breakdowns, and whether they add up",
            "commitments": "Commitments that it shows something of",
            "measures": "Measures that it shows something of",
            "obligations": "Obligations that it shows something of",
            "classification": "How far it may travel, with its values",
        },
    )

    class Meta:
        ordering = ["reference"]
        constraints = [
            known("kind", IndicatorKind),
            known("direction", BetterWay),
            known("frequency", Frequency),
            models.CheckConstraint(
                condition=Q(baseline=None, baseline_on=None)
                | (Q(baseline__isnull=False, baseline_on__isnull=False) & ~Q(baseline_source="")),
                name="indicator_baseline_has_day_and_source",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="indicator_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def lead_id(self) -> Any:
        """The body that it is asked of, under the name by which the policy of the register asks."""
        return self.body_id

    def asked_until(self, today: date) -> date:
        """The day before which a period has to be over for its value to be asked."""
        return today if self.ends_on is None else min(today, self.ends_on + timedelta(days=1))

    def due_on(self, period: Period) -> date:
        """By when the value of a period is due."""
        return period.last + timedelta(days=self.days)


class IndicatorTarget(Record):
    """What is to be reached by a day. A later one for the same day stands beside it and counts."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    on = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=4)
    source = models.CharField(max_length=500)
    reason = models.CharField(max_length=500, blank=True)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "What is to be reached by a day",
        basis="public_task",
        retention="register",
        fields={
            "indicator": "The indicator",
            "on": "By which day",
            "value": "What is to be reached",
            "source": "Where that stands",
            "reason": "Why it took the place of an earlier one",
            "set_by": personal("Who set it"),
        },
    )

    class Meta:
        ordering = ["on", "created_at"]

    def __str__(self) -> str:
        return f"{self.on} {self.value}"


class IndicatorValue(Record):
    """What an indicator was in a period: from *low* to *high*, the same where it is no band. It counts once its
    approval is given. *breakdown*: ``{dimension: {cell: [low, high]}}``, as texts."""

    reference = models.CharField(max_length=32, unique=True)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    first = models.DateField()
    last = models.DateField()
    number = models.PositiveSmallIntegerField()
    low = models.DecimalField(max_digits=24, decimal_places=4)
    high = models.DecimalField(max_digits=24, decimal_places=4)
    breakdown = models.JSONField(default=dict, blank=True)
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    source = models.CharField(max_length=500)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    figure = models.ForeignKey(FigureValue, models.PROTECT, null=True, blank=True, related_name="+")
    received = models.ForeignKey(ReceivedFigure, models.PROTECT, null=True, blank=True, related_name="values")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    reason = models.CharField(max_length=500, blank=True)
    supplied_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    dictionary = describe(
        "What indicators were in a period",
        basis="public_task",
        retention="register",
        fields={
            "reference": "Its name for people, by which a report cites it",
            "indicator": "The indicator",
            "first": "First day of the period",
            "last": "Last day of the period",
            "number": "Which value of this period it is: corrections count up",
            "low": "The value, or the beginning of its band",
            "high": "The value, or the end of its band",
            "breakdown": "The same by cells, each from and to; bands where it is about people",
            "body": "The body that supplied it",
            "source": "Where the value stands",
            "file": "The file that shows it",
            "figure": "The frozen figure of this installation that it was taken from",
            "received": "The figure of another installation that it was taken from",
            "corrects": "The value that it corrects",
            "reason": "Why it corrects it",
            "supplied_by": personal("Who supplied it"),
        },
    )

    class Meta:
        ordering = ["first", "number"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "first", "number"], name="indicator_value_counted_up"),
            models.CheckConstraint(condition=Q(high__gte=F("low")), name="indicator_value_from_to"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="indicator_value_ends_after_start"),
            models.CheckConstraint(
                condition=Q(file__isnull=False, figure=None, received=None)
                | Q(file=None, figure__isnull=False, received=None)
                | Q(file=None, figure=None, received__isnull=False),
                name="indicator_value_rests_on_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | ~Q(reason=""), name="indicator_value_corrected_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def cells(self) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        """The breakdown in the order of the indicator, which the database doesn't keep: each cell from and to."""
        return [
            (one["name"], [(cell, self.breakdown[one["name"]][cell]) for cell in one["cells"]])
            for one in self.indicator.dimensions
            if one["name"] in self.breakdown
        ]

    @property
    def period(self) -> Period:
        """Its period."""
        return Period(self.first, self.last)

    @property
    def lead_id(self) -> Any:
        """The body of its indicator, under the name by which the policy of the register asks."""
        return self.indicator.body_id

    @property
    def title(self) -> Translated:
        """What it is a value of."""
        return self.indicator.title
